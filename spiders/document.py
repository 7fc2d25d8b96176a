"""The document and quarantine rows of docs/stages.md: their fields, their identity, what they may hold."""

import hashlib
import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

Precision = Literal["minute", "day", "month", "year", "none"]
PRECISIONS = frozenset({"minute", "day", "month", "year", "none"})
DATE_SOURCES = frozenset(
    {"feed", "sitemap", "json-ld", "meta", "selector", "text", "url", "htmldate", "import", "none"}
)
EXTRACTORS = frozenset({"selectors", "trafilatura", "json-ld", "resiliparse", "import"})
SCRIPTS = frozenset({"Latn", "Cyrl"})
REASONS = frozenset(
    {"no-text", "no-title", "too-short", "error-page", "bad-encoding", "bad-json", "bad-date", "no-date"}
    | {"missing-field", "bad-language", "too-large", "torn-record"}
)


def hash_of_text(title: str, text: str) -> str:
    """Return the SHA-256 of title and text in NFC with runs of white space as one space."""
    normal = unicodedata.normalize("NFC", f"{title}\n{text}")
    return hashlib.sha256(re.sub(r"\s+", " ", normal).strip().encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it stood at one address at one time; a changed text is another document."""

    source: str
    collected_on: date | None
    url: str
    canonical_url: str
    title: str
    text: str
    language: str
    script: str
    published_at: datetime | None
    published_on: date | None
    published_precision: Precision
    date_source: str
    published_text: str | None
    fetched_at: datetime | None
    author: str | None
    agency: str | None
    section: str | None
    extractor: str
    extractor_version: str
    extract_agreement: float | None
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_length: int | None = None
    payload_digest: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where a field breaks the contract: that is a bug of the stage that made the document."""
        known = {
            "published_precision": (self.published_precision, PRECISIONS),
            "date_source": (self.date_source, DATE_SOURCES),
            "extractor": (self.extractor, EXTRACTORS),
            "script": (self.script, SCRIPTS),
        }
        for name, (value, values) in known.items():
            if value not in values:
                raise ValueError(f"{self.url}: {name} is {value!r}, not one of {sorted(values)}")
        if not self.title and not self.text:
            raise ValueError(f"{self.url}: neither title nor text")
        if (self.published_at is not None) != (self.published_precision == "minute"):
            raise ValueError(f"{self.url}: published_at is given for precision minute, and only then")
        if (self.published_on is not None) != (self.published_precision in {"minute", "day"}):
            raise ValueError(f"{self.url}: published_on is given for precision minute and day, and only then")
        for moment in (self.published_at, self.fetched_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{self.url}: a time without zone")

    @property
    def text_hash(self) -> str:
        """The SHA-256 of title and text, blind to white space."""
        return hash_of_text(self.title, self.text)

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of SHA-256 of canonical URL, a line feed and text hash."""
        return hashlib.sha256(f"{self.canonical_url}\n{self.text_hash}".encode()).hexdigest()[:16]

    def row(self) -> dict[str, Any]:
        """Return the document row of docs/stages.md, ready for JSON."""
        fields = asdict(self)
        fields["collected_on"] = iso(self.collected_on)
        fields["published_at"] = iso(self.published_at)
        fields["published_on"] = iso(self.published_on)
        fields["fetched_at"] = iso(self.fetched_at and self.fetched_at.astimezone(UTC))
        return {"document_id": self.document_id, **fields, "text_hash": self.text_hash}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantine:
    """What could not become a document, and why."""

    source: str | None
    collected_on: date | None
    url: str | None
    stage: Literal["extract", "import"]
    reason: str
    detail: str
    line: int | None = None
    warc_file: str | None = None
    warc_offset: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a reason that docs/stages.md does not list."""
        if self.reason not in REASONS:
            raise ValueError(f"{self.url}: {self.reason!r} is no quarantine reason")

    def row(self) -> dict[str, Any]:
        """Return the quarantine row of docs/stages.md, ready for JSON; the detail is one line."""
        return {**asdict(self), "collected_on": iso(self.collected_on), "detail": " ".join(self.detail.split())[:300]}


def iso(value: date | None) -> str | None:
    """Return a day or a time (whole seconds) in ISO 8601."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return None if value is None else value.isoformat()
