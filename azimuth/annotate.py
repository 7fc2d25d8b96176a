"""`azimuth annotate`: find sentences and signals in the documents of days, of an import, or of a file of sentences."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import click

from azimuth.errors import BadInput
from azimuth.layout import Row, read_rows, unit_file, write_rows
from azimuth.options import chosen_days, day_options
from azimuth.stage import digest_of, is_done, units_of, units_of_batch, write_mark

INPUT, STAGE = "documents", "annotated"


class Outcome(NamedTuple):
    """What became of a unit; `counts` is empty where there was nothing to do."""

    unit: str
    counts: dict[str, int]
    seconds: float


@click.command()
@click.argument("sources", nargs=-1)
@day_options
@click.option("--batch", help="An import, as `azimuth import` named it (import-press-1a2b3c4d).")
@click.option("--jsonl", nargs=2, type=click.Path(path_type=Path), metavar="IN OUT", help="Sentences instead of units.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
def command(
    *,
    sources: tuple[str, ...],
    day: date | None,
    since: date | None,
    until: date | None,
    batch: str | None,
    jsonl: tuple[Path, Path] | None,
    jobs: int,
) -> None:
    """Find sentences and signals in documents; units already annotated by this version are left alone.

    With --jsonl every line of IN has `text` and, where known, `id`, `lang` (sr-Cyrl), `date`, `unit` (title or
    body) and `context`; OUT gets `id` and `signals` with the codebook's fields.

    \b
    Example:
      azimuth annotate n1 rts --day 2025-11-05
      azimuth annotate --batch import-press-1a2b3c4d --jobs 2
      azimuth annotate --jsonl sentences.jsonl signals.jsonl
    """
    if jsonl:
        count = write_rows(jsonl[1], _annotated_sentences(jsonl[0]))
        click.echo(f"{count} sentences annotated: {jsonl[1]}")
        return
    if batch and (day or since or until):
        raise BadInput("name either days or an import, not both")
    units = units_of_batch(INPUT, batch) if batch else units_of(INPUT, chosen_days(day, since, until), sources)
    if not units:
        raise BadInput("no extracted documents there; run `azimuth extract` or `azimuth import` first")
    _annotate(units, jobs)


def _annotate(units: Sequence[str], jobs: int) -> None:
    total: Counter[str] = Counter()
    for number, outcome in enumerate(_outcomes(units, jobs), 1):
        total.update(outcome.counts)
        folder, _, name = outcome.unit.partition("/")
        if outcome.counts:
            documents, signals = outcome.counts["documents"], outcome.counts["signals"]
            rate = documents / max(outcome.seconds, 0.001)
            detail = f"{documents} documents, {signals} signals, {rate:.0f} documents/s"
        else:
            detail = "already done"
        click.echo(f"[{number}/{len(units)}] {folder} {name}: {detail}", err=True)
    click.echo(", ".join(f"{name} {count}" for name, count in sorted(total.items())) or "nothing to do")


def _outcomes(units: Sequence[str], jobs: int) -> Iterator[Outcome]:
    if jobs == 1 or len(units) == 1:
        yield from map(annotate_unit, units)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(annotate_unit, unit) for unit in units]):
            yield future.result()


def annotate_unit(unit: str) -> Outcome:
    """Annotate one unit, unless this version of the pipeline has done so from the same documents."""
    from nlp.pipeline import version

    source, target = unit_file(INPUT, unit, ".jsonl"), unit_file(STAGE, unit, ".jsonl")
    mark, digest = unit_file(STAGE, unit, ".done.json"), digest_of(source)
    if is_done(mark, digest, version()):
        return Outcome(unit, {}, 0.0)
    started, counts = monotonic(), Counter(documents=0, sentences=0, signals=0)
    write_rows(target, _annotated(source, counts))
    write_mark(mark, digest, version(), dict(counts))
    return Outcome(unit, dict(counts), monotonic() - started)


def _annotated(source: Path, counts: Counter[str]) -> Iterator[Row]:
    from nlp.annotate import UNSUPPORTED, annotate_document

    for document in read_rows(source):
        row = annotate_document(document)
        counts.update(documents=1, sentences=len(row["sentences"]), signals=len(row["signals"]))
        if row["pipeline"] == UNSUPPORTED:
            counts[UNSUPPORTED] += 1
        yield row


def _annotated_sentences(source: Path) -> Iterator[Row]:
    from nlp.annotate import signals_of_sentence

    for number, row in enumerate(read_sentences(source), 1):
        yield {"id": row.get("id", str(number)), "signals": list(signals_of_sentence(row))}


def read_sentences(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file that a person brought; a bad line is named."""
    if not path.is_file():
        raise BadInput(f"{path}: no such file")
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise BadInput(f"{path}, line {number}: no JSON: {error.msg}") from error
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise BadInput(f"{path}, line {number}: needs an object with `text`")
            yield row
