"""`azimuth load`: annotated units into the warehouse."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder
from azimuth.options import chosen_days, day_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from warehouse.unit import Run, Unit

COUNTED = ("units", "documents", "sentences", "signals", "quarantined")


@click.command()
@day_options
@click.option("--batch", help="An import, as `azimuth import` named it (import-press-1a2b3c4d).")
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only say which units would be loaded.")
def command(
    *, day: date | None, since: date | None, until: date | None, batch: str | None, wait_seconds: int, is_dry: bool
) -> None:
    """Load annotated units into the warehouse, and crawls that got nothing.

    A unit is loaded whole or not at all and replaces what it gave before; one whose files have not changed since is
    left alone.

    \b
    Example:
      azimuth load --day 2025-11-05
      azimuth load --batch import-press-1a2b3c4d
    """
    from azimuth.loadable import units_of_days, units_of_import, what_is_missing

    if batch and (day or since or until):
        raise BadInput("name either days or an import, not both")
    days = [] if batch else chosen_days(day, since, until)
    names = units_of_import(batch) if batch else units_of_days(days)
    missing = {name: what_is_missing(name) for name in names}
    ready = [name for name in names if missing[name] is None]
    if is_dry:
        for name in ready:
            click.echo(name)
    else:
        load(ready, run_of(days, batch), batch, wait_seconds)
    waiting = [f"{name} (run `azimuth {stage}`)" for name, stage in missing.items() if stage]
    if waiting:
        raise BadInput(f"{len(waiting)} units are not ready and were left out: {', '.join(waiting[:3])}")


def run_of(days: Sequence[date], batch: str | None) -> "Run":
    """Return the run: Airflow's where it set `AZIMUTH_RUN_ID`, else one named after what was asked for and when."""
    from warehouse.unit import Run

    kind = "batch" if batch else "day" if len(days) == 1 else "range"
    scope = batch or " to ".join(dict.fromkeys([days[0].isoformat(), days[-1].isoformat()]))
    now = datetime.now(UTC)
    run_id = os.environ.get("AZIMUTH_RUN_ID") or f"{scope} {now.isoformat(timespec='seconds')}"
    return Run(run_id, kind, scope, azimuth.__version__, now)


def load(names: Sequence[str], run: "Run", batch: str | None, wait_seconds: float) -> None:
    """Load the units that are new or have changed, showing each group."""
    from azimuth.loadable import unit_to_load
    from warehouse.load import groups_of, load_units, loaded_digests
    from warehouse.migrate import migrate
    from warehouse.source import update_sources
    from warehouse.store import lake_in, writing

    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        update_sources(connection, known_sources(batch))
        known = loaded_digests(connection)
        units = [unit for unit in map(unit_to_load, names) if known.get(unit.name) != unit.input_digest]
        total, problems = Counter[str](), []
        load_together = partial(load_units, connection, run=run, known=known)
        for group in groups_of(units):
            problems += load_group(load_together, group, total, len(units))
    click.echo(f"{summary(total)}; {len(names) - len(units)} units unchanged")
    if problems:
        raise BadInput("; ".join(problems))


def load_group(
    load_units: "Callable[..., dict[str, int]]", group: Sequence["Unit"], total: Counter[str], of: int
) -> list[str]:
    """Load a group at once; where a unit of it is bad, all others of it; return what is wrong with the bad ones."""
    from warehouse.errors import BadInput as BadUnit

    started = monotonic()
    try:
        counts = load_units(units=group)
    except BadUnit as error:
        if len(group) == 1:
            click.echo(f"not loaded: {error}", err=True)
            return [str(error)]
        return [problem for unit in group for problem in load_group(load_units, [unit], total, of)]
    total.update(counts)
    seconds = monotonic() - started
    rate = counts["documents"] / max(seconds, 0.001)
    span = group[0].name if len(group) == 1 else f"{group[0].name} to {group[-1].name}"
    click.echo(f"[{total['units']}/{of}] {span}: {summary(counts)}, {rate:.0f} documents/s", err=True)
    return []


def known_sources(batch: str | None) -> list[dict[str, Any]]:
    """Return the sources that the spiders declare, and those that the import names."""
    from azimuth.sources import source_rows

    rows = source_rows()
    if batch:
        named = json.loads((data_folder() / "documents" / batch / "sources.json").read_text(encoding="utf-8"))
        declared = {row["name"] for row in rows}
        rows += [row for row in named if row["name"] not in declared]
    return rows


def summary(counts: Counter[str] | dict[str, int]) -> str:
    """Return the counts on one line."""
    return ", ".join(f"{counts[name]} {name}" for name in COUNTED)
