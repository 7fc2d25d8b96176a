"""The work of `azimuth import texts`: a file of texts to units of documents, part by part."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from azimuth.documents import STAGE, code_version, count_rows, write_unit
from azimuth.layout import data_folder, read_rows, unit_file, whole_file
from azimuth.stage import is_done, read_mark, units_of_batch

if TYPE_CHECKING:
    from spiders.importing import Import
    from spiders.textlines import Survey

PART = 5000  # lines


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a part; `seconds` is 0 where it was done before."""

    number: int
    of: int
    counts: Counter[str]
    seconds: float


def import_parts(path: Path, batch: str, found: "Survey", job: "Import", *, is_dry: bool) -> Iterator[Part]:
    """Write the parts of a file that are not there yet, and last who published what; yield each part's outcome.

    Nothing is written where `is_dry`.
    """
    from spiders.textlines import numbered_lines

    version = f"{code_version()} {job.name} {job.columns}"
    lines = numbered_lines(path)
    of = -(-found.lines // PART)
    seen: set[str] = set()
    for number in range(1, of + 1):
        unit = f"{batch}/{number:04d}"
        part = list(islice(lines, PART))
        started, noticed = monotonic(), Counter[str]()
        results = job.documents(part, noticed)
        if is_dry:
            counts = count_rows(results, seen)[0] + noticed
        elif is_done(unit_file(STAGE, unit, ".done.json"), found.digest, version):
            yield Part(number, of, counts_of_done(unit, seen), 0)
            continue
        else:
            counts = write_unit(unit, results, seen=seen, input_digest=found.digest, made_by=version, noticed=noticed)
        yield Part(number, of, counts, monotonic() - started)
    if not is_dry:
        write_sources(path, batch, job)


def counts_of_done(unit: str, seen: set[str]) -> Counter[str]:
    """Return what a finished part recorded; add its documents to those seen."""
    seen.update(row["document_id"] for row in read_rows(unit_file(STAGE, unit, ".jsonl")))
    mark = read_mark(unit_file(STAGE, unit, ".done.json"))
    return Counter(mark["counts"] if mark else {})


def write_sources(path: Path, batch: str, job: "Import") -> None:
    """Write `sources.json` of an import: of each source the outlet as written and the language it mostly writes."""
    from spiders.cleantext import clean_line
    from spiders.importrow import BadRow, row_values, slug
    from spiders.textlines import numbered_lines

    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for _, line in numbered_lines(path):
        try:
            outlet = clean_line(row_values(line, job.columns)["outlet"])
        except BadRow:
            continue
        outlets[slug(outlet)][outlet] += 1
    for unit in units_of_batch(STAGE, batch):
        for row in read_rows(unit_file(STAGE, unit, ".jsonl")):
            languages[row["source"]][f"{row['language']}-{row['script']}"] += 1
    rows = [
        {
            "name": name,
            "publisher": outlets[name].most_common(1)[0][0],
            "language": languages[name].most_common(1)[0][0],
            "kind": "import",
        }
        for name in sorted(languages)
    ]
    with whole_file(data_folder() / STAGE / batch / "sources.json") as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)
