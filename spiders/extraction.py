"""Pages become documents: one page, and all pages of a WARC file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from spiders.articletext import version_of
from spiders.byline import agency_of
from spiders.canonical import canonical_url
from spiders.document import Document, Quarantine
from spiders.listed import Listed
from spiders.members import CorruptRecord
from spiders.pagefields import (
    Identify,
    language_of,
    published_of,
    refuse,
    stated_author,
    stated_section,
    text_of,
    title_of,
)
from spiders.source import Source
from spiders.warc import BadPayload, Record, read_records
from spiders.webpage import Unusable, Visit, WebPage, parse_page


def read_page(
    source: type[Source],
    payload: bytes,
    *,
    url: str,
    content_type: str | None,
    fetched_at: datetime,
    listed: Listed | None,
    identify: Identify,
) -> Document | Quarantine:
    """Return the document that a page holds, or why it holds none; both without day and place in the archive.

    `payload` is the HTML as bytes, without content encoding; `fetched_at` has a zone; `identify` takes a text and the
    source's language tag, and gives language and script.
    """
    visit = Visit(source, url, fetched_at, listed)
    try:
        return document_of(parse_page(visit, payload, content_type), identify)
    except Unusable as problem:
        return quarantine_of(source, url, problem.reason, str(problem))


def document_of(page: WebPage, identify: Identify) -> Document:
    """Return the document of a parsed page, or raise `Unusable`."""
    title = title_of(page)
    body = text_of(page, title)
    refuse(page, title, body)
    language, script = language_of(page, f"{title}\n{body.text}", identify)
    published, clue = published_of(page, body.text)
    author = stated_author(page)
    return Document(
        source=page.visit.source.name,
        collected_on=None,
        url=page.visit.url,
        canonical_url=canonical_url(page.visit.url, page.meta.canonical),
        title=title,
        text=body.text,
        language=language,
        script=script,
        published_at=published.at,
        published_on=published.on,
        published_precision=published.precision,
        date_source=clue.date_source if clue else "none",
        published_text=clue.text if clue else None,
        fetched_at=page.visit.fetched_at,
        author=author,
        agency=agency_of(author, body.text),
        section=stated_section(page),
        extractor=body.extractor,
        extractor_version=version_of(body.extractor),
        extract_agreement=body.agreement,
    )


def read_archive(
    path: Path, source: type[Source], day: date, warc_file: str, identify: Identify
) -> Iterator[Document | Quarantine]:
    """Yield a document or a quarantine row for every article response of a WARC file, in order.

    Revisits have the document of an earlier record; errors and redirects have their status in the fetch rows. A
    record that is torn comes as a quarantine row after the good ones.
    """
    try:
        for record in read_records(path):
            if record.role == "article" and not record.is_revisit and 200 <= record.http_status < 300:
                yield in_archive(read_record(record, source, identify), record, day, warc_file)
    except CorruptRecord as error:
        torn = quarantine_of(source, None, "torn-record", error.problem)
        yield replace(torn, collected_on=day, warc_file=warc_file, warc_offset=error.offset)


def read_record(record: Record, source: type[Source], identify: Identify) -> Document | Quarantine:
    """Return what the page of a record holds."""
    try:
        payload = record.payload
    except BadPayload as error:
        return quarantine_of(source, record.url, "bad-encoding", str(error))
    return read_page(
        source,
        payload,
        url=record.url,
        content_type=record.header("content-type"),
        fetched_at=record.date,
        listed=Listed(record.url, record.listed_date_kind or "listing", record.listed_date, record.listed_title),
        identify=identify,
    )


def in_archive(row: Document | Quarantine, record: Record, day: date, warc_file: str) -> Document | Quarantine:
    """Return the row with its day and its place in the archive."""
    if isinstance(row, Quarantine):
        return replace(row, collected_on=day, warc_file=warc_file, warc_offset=record.offset)
    return replace(
        row,
        collected_on=day,
        warc_file=warc_file,
        warc_offset=record.offset,
        warc_length=record.length,
        payload_digest=record.payload_digest,
    )


def quarantine_of(source: type[Source], url: str | None, reason: str, detail: str) -> Quarantine:
    """Return the quarantine row of a page."""
    return Quarantine(source=source.name, collected_on=None, url=url, stage="extract", reason=reason, detail=detail)
