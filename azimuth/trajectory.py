"""`azimuth trajectory`: the index of a week, with its bands, from what the warehouse knows."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

import azimuth
from azimuth.layout import Row, data_folder

if TYPE_CHECKING:
    from reports.trajectory.result import Result

MOST_PARTS = 8
# Points; where only a larger shift could have been seen the evidence is too little to say where the level heads.
MOST_VISIBLE = 25


@click.command()
@click.option("--week", metavar="WEEK", help="ISO week (2026-W07); default: the last one that has ended.")
@click.option("--seed", default=1, show_default=True, help="Of the random numbers.")
@click.option("--at", metavar="VERSION", help="Make it from the warehouse as it was: a snapshot's number, or a time.")
@click.option("--json", "as_json", is_flag=True, help="Print the week's figures as JSON.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Store nothing.")
def command(*, week: str | None, seed: int, at: str | None, as_json: bool, is_dry: bool) -> None:
    """Work out where Serbia's foreign policy heads, from all evidence up to the end of a week.

    0 means that all acts lean east, 100 that all lean west. The run is stored with the model's version, the
    warehouse's snapshot and the seed: the same three give the same figures, bit for bit. A run that is stored already
    is left alone.

    \b
    Example:
      azimuth trajectory --week 2026-W07
      azimuth trajectory --week 2026-W07 --at 12 --dry-run
    """
    from reports.trajectory.latest import last_whole_week
    from reports.week import Week

    chosen = Week.parse(week) if week else last_whole_week(datetime.now(UTC))
    result = _run(chosen, seed, at)
    state = "not stored" if is_dry else _store(result)
    if as_json:
        click.echo(json.dumps(_figures(result), ensure_ascii=False, indent=1))
    else:
        for line in _lines(result):
            click.echo(line)
    run = result.run
    click.echo(f"run {run['run_id']} (model {run['model_version']}, snapshot {run['snapshot_id']}): {state}", err=True)


def _run(week: Any, seed: int, at: str | None) -> "Result":
    from reports.trajectory.inputs import read_inputs
    from reports.trajectory.run import Run
    from reports.trajectory.settings import read_sensitivity, read_settings
    from warehouse.migrate import migrated_snapshot
    from warehouse.store import lake_in, reading

    lake, settings = lake_in(data_folder()), read_settings()
    latest = migrated_snapshot(lake, azimuth.__version__)
    with reading(lake, version=at or latest) as connection:
        inputs = read_inputs(connection, week, settings.model.weeks)
        snapshot = int(connection.execute("select id from lake.current_snapshot()").fetchall()[0][0])
    for note in inputs.notes:
        click.echo(note, err=True)
    return Run(inputs, week, settings, read_sensitivity(), seed).result(snapshot)


def _store(result: "Result") -> str:
    from reports.trajectory.store import is_stored, store
    from warehouse.store import lake_in, writing

    with writing(lake_in(data_folder())) as connection:
        if is_stored(connection, result.run["run_id"]):
            return "stored already"
        store(connection, result)
    return "stored"


def _figures(result: "Result") -> Row:
    """Return the week's own rows of every table."""
    week = result.run["as_of"]
    own = {name: [row for row in rows if row.get("week", week) == week] for name, rows in result.tables().items()}
    return {"index_run": result.run} | {name: rows for name, rows in own.items() if name != "index_run"}


def _lines(result: "Result") -> list[str]:
    run = result.run
    own = [row for row in result.domains if row["week"] == run["as_of"]]
    lines = [*_headline(run, result.weeks[-1]), "", f"{'domain':15}{'level':>7}{'90 % band':>13}{'acts':>6}{'west':>6}"]
    for row in own:
        counted = f"{row['acts']:6}{row['west']:6}"
        if row["level"] is None:
            lines.append(f"{row['domain']:15}{'-':>7}{'-':>13}{counted}  {row['withheld']}")
        else:
            band = f"{row['low_90']:.0f} to {row['high_90']:.0f}"
            lines.append(f"{row['domain']:15}{row['level']:7.1f}{band:>13}{counted}")
    if result.parts:
        lines += ["", "what moved it (points; the parts sum to the change):", *_parts(result.parts)]
    return lines


def _headline(run: Row, last: Row) -> list[str]:
    if run["withheld"]:
        return [f"{run['as_of']}  withheld: {run['withheld']}"]
    return [
        f"{run['as_of']}  {run['level']:.1f} (90 % band {last['low_90']:.0f} to {last['high_90']:.0f}), "
        f"{run['change']:+.1f} from the week before",
        f"above the level of 13 to 39 weeks ago with probability {_share(run['p_up'])}, "
        f"below it {_share(run['p_down'])}; "
        f"{_plain_test(run)}: {'a change' if run['is_announced'] else 'no change is announced'}",
        _power(run),
    ]


def _plain_test(run: Row) -> str:
    return "too few acts for the plain test" if run["z"] is None else f"plain test z {run['z']:.1f}"


def _power(run: Row) -> str:
    if run["visible_points"] is None:
        return "too little evidence to say where it heads: too few acts to say which shift could have been seen"
    seen = f"a shift of {run['visible_points']:.1f} points in all domains would have been seen four times in five"
    return f"too little evidence to say where it heads: only {seen}" if run["visible_points"] > MOST_VISIBLE else seen


def _parts(parts: list[Row]) -> list[str]:
    ranked = sorted(parts, key=lambda row: -abs(row["points"]))
    shown, rest = ranked[:MOST_PARTS], ranked[MOST_PARTS:]
    lines = [f"{row['points']:+7.2f}  {row['domain']:15}{row['evidence_kind']:9}{row['name']}" for row in shown]
    return [*lines, f"{sum(row['points'] for row in rest):+7.2f}  {len(rest)} others"]


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
