"""Texts and tables about alignment become the warehouse's rows: where the reader of texts and the tables meet."""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from azimuth.errors import BadInput

if TYPE_CHECKING:
    from nlp.cfsp.record import Reading
    from nlp.cfsp.textfile import Text
    from warehouse.cfsp.rows import Regime
    from warehouse.cfsp.table import TableRow
    from warehouse.cfsp.write import Batch


def source_id(text: "Text") -> str:
    """Return the identity of a text: its document's, else of its address and its words."""
    return text.document_id or _hash(text.url, text.title, text.text)[:16]


def batch_of_texts(texts: Iterable["Text"], file: str) -> "Batch":
    """Read texts; each gives one source, read or quarantined, and those that were read their decisions."""
    from nlp.cfsp.read import VERSION, read_alignment
    from nlp.cfsp.record import Unread
    from warehouse.cfsp.rows import Source
    from warehouse.cfsp.write import Batch

    batch = Batch()
    for text in {source_id(text): text for text in texts}.values():
        found = read_alignment(text.text, title=text.title, stated_on=text.stated_on)
        is_read = not isinstance(found, Unread)
        source = Source(
            source_id=source_id(text),
            form=None if isinstance(found, Unread) else found.form,
            language=None if isinstance(found, Unread) else found.language,
            source_url=text.url or None,
            document_id=text.document_id,
            title=text.title or None,
            stated_on=text.stated_on,
            stated_precision="day" if text.stated_on else "none",
            outcome="read" if is_read else "quarantined",
            reason=found.reason if isinstance(found, Unread) else None,
            detail=found.detail if isinstance(found, Unread) else None,
            reader_version=VERSION,
            file=file,
            text_sha256=_hash(text.text),
        )
        batch.sources.append(source)
        if not isinstance(found, Unread):
            _add_reading(batch, found, source.source_id)
    return batch


def _add_reading(batch: "Batch", reading: "Reading", source: str) -> None:
    from warehouse.cfsp.rows import Alignment, Measure

    for one in reading.measures:
        decision = one.number or f"declaration-{source}"
        batch.measures.append(
            Measure(
                source_id=source,
                decision_id=decision,
                number=one.number,
                printed=one.printed,
                act=one.act,
                decided_on=one.decided_on,
                decided_precision="day" if one.decided_on else "none",
                regime=one.regime,
                base_acts=one.base_acts,
                corrections=one.corrections,
                sentence=one.sentence,
            )
        )
        for is_aligned, countries in ((True, one.aligned), (False, one.not_aligned)):
            batch.alignments.extend(Alignment(source, decision, country, is_aligned) for country in sorted(countries))


def batch_of_table(rows: Iterable["TableRow"], file: str) -> "Batch":
    """Take a table's rows; each is a source of its own, known by decision, or by day, regime and address."""
    from nlp.cfsp.read import VERSION
    from warehouse.cfsp.rows import Alignment, Measure, Source
    from warehouse.cfsp.write import Batch

    batch = Batch()
    for row in rows:
        regime = _regime(row, file)
        key = row.number or f"{row.decided_on}/{_hash(row.regime)[:6]}"
        source = f"table-{_hash(key, row.source_url)[:16]}"
        batch.sources.append(
            Source(
                source,
                "table",
                None,
                row.source_url,
                None,
                None,
                row.stated_on,
                row.stated_precision,
                "read",
                None,
                None,
                VERSION,
                file,
                _hash(row.content),
            )
        )
        batch.measures.append(
            Measure(
                source,
                key,
                row.number,
                row.number,
                "decision",
                row.decided_on,
                row.decided_precision,
                regime,
                (),
                (),
                None,
            )
        )
        batch.alignments.append(Alignment(source, key, "SRB", row.is_aligned))
    return batch


def _regime(row: "TableRow", file: str) -> str:
    from nlp.cfsp.regime import regime_called

    regime = regime_called(row.regime)
    if regime is None:
        raise BadInput(f"{file}, line {row.line}, column regime: {row.regime!r} is in no list of nlp/cfsp/regimes.toml")
    return regime


def known_regimes() -> "list[Regime]":
    """Return the regimes as rows."""
    from nlp.cfsp.words import regimes
    from warehouse.cfsp.rows import Regime

    return [Regime(regime.id, regime.name, regime.family) for regime in regimes().values()]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
