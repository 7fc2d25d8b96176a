"""The rows that a text or a table's row about alignment gives."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """A text or a table's row that was read; `outcome` is read or quarantined, `form` is statement, press or table."""

    source_id: str
    form: str | None
    language: str | None
    source_url: str | None
    document_id: str | None
    title: str | None
    stated_on: date | None
    stated_precision: str
    outcome: str
    reason: str | None
    detail: str | None
    reader_version: str
    file: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A decision as a source names it; `decision_id` is its number where it has one."""

    source_id: str
    decision_id: str
    number: str | None
    printed: str | None
    act: str
    decided_on: date | None
    decided_precision: str
    regime: str | None
    base_acts: tuple[str, ...]
    corrections: tuple[str, ...]
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Whether a country (ISO 3166 alpha-3) aligned with a decision, by a source."""

    source_id: str
    decision_id: str
    country: str
    is_aligned: bool


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime of restrictive measures and its family."""

    regime: str
    name: str
    family: str
