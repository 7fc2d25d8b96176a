"""`azimuth label`: choose the sentences most worth labelling, and read the labels back."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from azimuth.errors import BadInput
from azimuth.layout import Row, whole_file, write_rows
from azimuth.options import chosen_days, day_options
from azimuth.stage import units_of, units_of_batch


@click.group()
def command() -> None:
    """Choose sentences for a reader to label, and read the filled sheet.

    \b
    Example:
      azimuth label pick --documents import-press-1a2b3c4d --labelled gold.jsonl --out sheet.csv
      azimuth label read sheet.csv --out more.jsonl
    """


@command.command()
@day_options
@click.option("--documents", "batch", help="An import, as `azimuth import` named it (import-press-1a2b3c4d).")
@click.option("--count", type=click.IntRange(1), default=200, show_default=True, help="Sentences.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed chooses the same sentences.")
@click.option(
    "--labelled",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Labelled rows (JSON Lines): never chosen again, and their domains are wanted less. Repeatable.",
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("sheet.csv"), show_default=True)
@click.option("--force", is_flag=True, help="Write over a sheet that is there.")
def pick(
    *,
    day: date | None,
    since: date | None,
    until: date | None,
    batch: str | None,
    count: int,
    seed: int,
    labelled: tuple[Path, ...],
    out: Path,
    force: bool,
) -> None:
    """Write a sheet of the sentences whose label would teach most; units must be annotated.

    \b
    Example:
      azimuth label pick --since 2025-11-01 --until 2025-11-07 --count 100 --labelled gold.jsonl
    """
    from azimuth.labelsheet import candidates, labelled_before
    from nlp.labelling.choice import Chooser
    from nlp.labelling.settings import settings
    from nlp.labelling.sheet import write_sheet

    if out.exists() and not force:
        raise BadInput(f"{out} is there already and may hold labels; name another file with --out, or give --force")
    if batch and (day or since or until):
        raise BadInput("name either days or an import, not both")
    units = units_of_batch("annotated", batch) if batch else units_of("annotated", chosen_days(day, since, until))
    if not units:
        raise BadInput("no annotated documents there; run `azimuth annotate` first")
    counts, known = labelled_before(labelled)
    chosen = Chooser(settings().choice, seed, counts, known).choose(candidates(units), count)
    if not chosen:
        raise BadInput("no sentence there that was not labelled before; name other days")
    with whole_file(out) as file:
        file.write(write_sheet(chosen))
    parts = Counter(part for _, part in chosen)
    click.echo(f"{len(chosen)} sentences, {parts['picked']} by doubt, {parts['ordinary']} by chance: {out}")


@command.command()
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="JSON Lines; beside the sheet where not named.")
def read(*, sheet: Path, out: Path | None) -> None:
    """Check every cell of a filled sheet and write its labelled rows for `azimuth evaluate signals` and for training.

    Rows without a label are counted and left out. One wrong cell, and nothing is written.

    \b
    Example:
      azimuth label read sheet.csv --out more.jsonl
    """
    from nlp.labelling.labels import labelled_row
    from nlp.labelling.sheet import read_sheet

    if not sheet.is_file():
        raise BadInput(f"{sheet}: no such file")
    rows: list[Row] = []
    lines: dict[str, int] = {}
    empty = 0
    for line, cells in read_sheet(sheet.read_bytes(), str(sheet)):
        place = f"{sheet}, line {line}"
        row = labelled_row(cells, place)
        if row is None:
            empty += 1
            continue
        if row["id"] in lines:
            raise BadInput(f"{place}, column id: the sentence of line {lines[row['id']]} again")
        lines[row["id"]] = line
        rows.append(row)
    if not rows:
        raise BadInput(f"{sheet}: no row has a label yet; fill in has_signal with yes or no")
    target = out or sheet.with_suffix(".jsonl")
    write_rows(target, rows)
    signals = sum(len(row["signals"]) for row in rows)
    click.echo(f"{len(rows)} rows labelled, {signals} signals; {empty} rows not labelled yet: {target}")
