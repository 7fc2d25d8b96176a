"""`azimuth ideal-points`: where each state stands by its votes in the General Assembly."""

from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from reports.votes.estimate import Estimate

SHOWN = ("USA", "DEU", "SRB", "RUS", "CHN")


@click.command()
@click.option("--since", default=1990, show_default=True, help="First year of the window.")
@click.option("--until", default=9999, help="Last year of the window; default: the last there is.")
@click.option("--seed", default=1, show_default=True, help="Of the start of the search.")
@click.option("--at", metavar="VERSION", help="Make them from the warehouse as it was: a snapshot's number, or a time.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Print them and store nothing.")
def command(*, since: int, until: int, seed: int, at: str | None, is_dry: bool) -> None:
    """Estimate ideal points of all states, with standard errors, from the votes in the warehouse.

    They are stored with the model's version, the warehouse's snapshot and the seed, and published as ideal_point:
    the same three give the same figures. It takes about a minute.

    \b
    Example:
      azimuth ideal-points
      azimuth ideal-points --since 2000 --seed 2 --dry-run
    """
    from reports.votes.estimate import estimate, read_ballots, store
    from warehouse.migrate import migrated_snapshot
    from warehouse.store import lake_in, reading, writing

    if until < since:
        raise BadInput(f"--until {until} lies before --since {since}: turn them round")
    lake = lake_in(data_folder())
    latest = migrated_snapshot(lake, azimuth.__version__)
    with reading(lake, version=at or latest) as connection:
        snapshot = int(connection.execute("select id from lake.current_snapshot()").fetchall()[0][0])
        ballots = read_ballots(connection, since, until)
    click.echo(f"{len(ballots.choice):,} votes on {len(ballots.items):,} roll calls", err=True)
    started = monotonic()
    made = estimate(ballots, seed)
    for line in lines_of(made):
        click.echo(line)
    click.echo(f"{made.iterations} steps, {monotonic() - started:.0f} s", err=True)
    if not is_dry:
        with writing(lake) as connection:
            click.echo(store(connection, made, snapshot, datetime.now(UTC)))


def lines_of(made: "Estimate") -> list[str]:
    """Return the ideal points and standard errors of a few states, a year a line."""
    shown = [iso3 for iso3 in SHOWN if iso3 in made.ballots.states]
    columns = {iso3: made.points_of(iso3) for iso3 in shown}
    lines = ["year " + "".join(f"{iso3:>14}" for iso3 in shown)]
    for year in sorted({year for points in columns.values() for year in points}):
        cells = [
            f"{points[year][0]:6.2f} ({points[year][1]:.2f})" if year in points else "" for points in columns.values()
        ]
        lines.append(f"{year} " + "".join(f"{cell:>14}" for cell in cells))
    return lines
