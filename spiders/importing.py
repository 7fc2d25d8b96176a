"""Texts that were not crawled become documents: press archives, exports of other monitors."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from spiders.byline import agency_of, author_of
from spiders.canonical import canonical_url
from spiders.cleantext import clean_line, has_controls
from spiders.dates import parse_written
from spiders.document import SCRIPTS, Document, Quarantine, hash_of_text
from spiders.importrow import BadRow, Columns, plain, row_values, slug
from spiders.moment import BELGRADE, Moment
from spiders.pagefields import Identify

VERSION = "1"  # of the extractor `import`
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")


@dataclass(frozen=True, slots=True)
class Import:
    """An import: the name that stands for its file, its columns, when it is done, and who tells languages."""

    name: str
    columns: Columns
    now: datetime
    identify: Identify

    def documents(self, lines: Iterable[tuple[int, bytes]], noticed: Counter[str]) -> Iterator[Document | Quarantine]:
        """Yield a document or a quarantine row for each numbered line; count in `noticed` what was put right."""
        for number, line in lines:
            yield self.document(number, line, noticed)

    def document(self, number: int, line: bytes, noticed: Counter[str]) -> Document | Quarantine:
        """Return the document of a line, or why it gives none."""
        source, url = self.name, None
        try:
            values = row_values(line, self.columns)
            source, url = slug(values["outlet"]), self.address(values)
            return self.document_of(values, source, url, noticed)
        except BadRow as problem:
            return Quarantine(
                source=source,
                collected_on=None,
                url=url,
                stage="import",
                reason=problem.reason,
                detail=str(problem),
                line=number,
            )

    def address(self, values: dict[str, str]) -> str:
        """Return the row's URL; what is no web address, and a row without one, gets one within the import."""
        given = clean_line(values["url"])
        if re.match(r"https?://[^\s/]+\.[^\s/]+", given):
            return given
        name = given or clean_line(values["id"]) or hash_of_text(values["title"], values["text"])[:16]
        return f"import:{self.name}/{quote(name, safe='/:@.,~-_()')}"

    def document_of(self, values: dict[str, str], source: str, url: str, noticed: Counter[str]) -> Document:
        """Return the document of a row's texts, or raise `BadRow`."""
        title = " ".join(plain(values["title"]).split())
        text = plain(values["text"])
        if not title and not text:
            raise BadRow("no-text", "nothing is left of title and text without markup and control signs")
        language, script = self.language_of(f"{title}\n{text}", values["lang"].strip())
        noticed["control signs mended"] += has_controls(values["title"] + values["text"])
        noticed["language restated"] += language != values["lang"].strip().partition("-")[0]
        published = self.published(values["date"])
        author = author_of(values["author"])
        return Document(
            source=source,
            collected_on=None,
            url=url,
            canonical_url=url if url.startswith("import:") else self.canonical(url),
            title=title,
            text=text,
            language=language,
            script=script,
            published_at=published.at,
            published_on=published.on,
            published_precision=published.precision,
            date_source="none" if published.precision == "none" else "import",
            published_text=clean_line(values["date"]) or None,
            fetched_at=None,
            author=author,
            agency=agency_of(author, text),
            section=None,
            extractor="import",
            extractor_version=VERSION,
            extract_agreement=None,
        )

    def canonical(self, url: str) -> str:
        """Return the canonical form of a web address, or raise `BadRow` where it is none."""
        try:
            return canonical_url(url)
        except ValueError as error:
            raise BadRow("missing-field", f"{url}: no URL ({error})") from error

    def published(self, date: str) -> Moment:
        """Return when a row was published; a row may leave it open, but not state what no calendar has."""
        written = clean_line(date)
        moment = parse_written(written, zone=BELGRADE, today=self.now.astimezone(BELGRADE).date())
        if moment is None:
            raise BadRow("bad-date", f"{written!r} is no date")
        if moment.on and moment.on > (self.now + timedelta(days=1)).astimezone(BELGRADE).date():
            raise BadRow("bad-date", f"{written!r} lies in the future")
        return moment

    def language_of(self, text: str, stated: str) -> tuple[str, str]:
        """Return language and script: as the text says, and as the row says where the text does not tell."""
        hint = stated if LANGUAGE_TAG.fullmatch(stated) else None
        language, script = self.identify(text, hint)
        if language == "und" and hint:
            language = hint.partition("-")[0]
        if language == "und" or script not in SCRIPTS:
            raise BadRow("bad-language", f"stated {stated!r}, found {language} in script {script}")
        return language, script
