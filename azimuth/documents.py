"""How a unit of documents is written, by whichever stage makes it."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from azimuth.layout import Row, unit_file, write_rows
from azimuth.stage import write_mark

if TYPE_CHECKING:
    from spiders.document import Document, Quarantine

STAGE = "documents"


def write_unit(
    unit: str,
    rows: "Iterable[Document | Quarantine]",
    input_digest: str,
    version: str,
    known: frozenset[str] = frozenset(),
) -> Counter[str]:
    """Write documents and quarantine rows of a unit, then its mark; return what was counted.

    A document that the unit, or `known` (ids of other units), holds already is counted as `duplicate` and left out.
    Every row given is in exactly one of `documents`, `quarantined` and `duplicate`; the other counts break these down.
    """
    counts: Counter[str] = Counter(documents=0, quarantined=0, duplicate=0)
    documents: dict[str, Row] = {}
    quarantine: list[Row] = []
    for result in rows:
        row = result.row()
        if "document_id" not in row:
            counts.update([f"quarantined {row['reason']}"])
            quarantine.append(row)
        elif row["document_id"] in known or row["document_id"] in documents:
            counts["duplicate"] += 1
        else:
            counts.update({"without day": row["published_on"] is None})
            documents[row["document_id"]] = row
    counts.update(documents=len(documents), quarantined=len(quarantine))
    write_rows(unit_file(STAGE, unit, ".jsonl"), documents.values())
    write_rows(unit_file(STAGE, unit, ".quarantine.jsonl"), quarantine)
    write_mark(unit_file(STAGE, unit, ".done.json"), input_digest, version, dict(counts))
    return counts
