"""How a unit of documents is written, by whichever stage makes it."""

from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from azimuth.layout import Row, unit_file, write_rows
from azimuth.stage import digest_of, write_mark

if TYPE_CHECKING:
    from spiders.document import Document, Quarantine

STAGE = "documents"
LIBRARIES = ("trafilatura", "resiliparse", "htmldate", "lxml")
LANGUAGE = ("language.py", "language.toml", "script.py", "letters.py")  # of `nlp`: what tells languages apart


def count_rows(results: "Iterable[Document | Quarantine]", seen: set[str]) -> tuple[Counter[str], list[Row], list[Row]]:
    """Return counts, document rows and quarantine rows; `seen` holds the ids of earlier documents and grows.

    Every result is counted in exactly one of `documents`, `quarantined` and `duplicate` (seen before, and left out);
    the other counts break these down.
    """
    counts: Counter[str] = Counter(documents=0, quarantined=0, duplicate=0)
    documents: list[Row] = []
    quarantine: list[Row] = []
    for result in results:
        row = result.row()
        if "document_id" not in row:
            counts.update(["quarantined", f"quarantined {row['reason']}"])
            quarantine.append(row)
        elif row["document_id"] in seen:
            counts["duplicate"] += 1
        else:
            counts.update(["documents"] if row["published_on"] else ["documents", "without day"])
            documents.append(row)
            seen.add(row["document_id"])
    return counts, documents, quarantine


def write_unit(
    unit: str,
    results: "Iterable[Document | Quarantine]",
    *,
    seen: set[str],
    input_digest: str,
    made_by: str,
    noticed: Counter[str] | None = None,
) -> Counter[str]:
    """Write documents and quarantine rows of a unit, then its mark; return what `count_rows` and `noticed` counted."""
    counts, documents, quarantine = count_rows(results, seen)
    counts.update(noticed or {})
    write_rows(unit_file(STAGE, unit, ".jsonl"), documents)
    write_rows(unit_file(STAGE, unit, ".quarantine.jsonl"), quarantine)
    write_mark(unit_file(STAGE, unit, ".done.json"), input_digest, made_by, dict(counts))
    return counts


def code_version(*declarations: Path) -> str:
    """Return a digest of all that decides what becomes of a page or a row: our code, declarations, the libraries."""
    import nlp
    import spiders

    reading, language = Path(spiders.__file__).parent, Path(nlp.__file__).parent
    code = sorted(path for path in reading.iterdir() if path.suffix in {".py", ".toml"})
    ours = digest_of(*code, *(language / name for name in LANGUAGE), *declarations)
    return " ".join([ours[:12], *(f"{name} {version(name)}" for name in LIBRARIES)])
