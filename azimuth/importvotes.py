"""`azimuth import un-votes`: roll calls of the United Nations into the warehouse."""

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from warehouse.unit import Run
    from warehouse.votes.read import Given


@click.command("un-votes")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only read and count; write nothing.")
def command(*, file: Path, wait_seconds: int, is_dry: bool) -> None:
    """Bring in recorded votes in the United Nations: FILE is CSV, plain or gzip.

    Read are the UN Digital Library's General Assembly voting data (records 4060887; the layouts of 2024 and of 2026)
    and Security Council voting data (4055387); Voeten's roll calls, a row each with a column for each state; single
    resolutions in such rows (resolution, date, YES, NO, ABSTAIN or nothing); and titles by Voeten's numbers.
    A resolution that is in two files counts once, and the official file goes first. A file is taken whole or not at
    all; the same file again changes nothing.

    \b
    Example:
      azimuth import un-votes 2026_02_06_ga_voting.csv.gz
      azimuth import un-votes rollcalls_wide.csv --dry-run
    """
    from warehouse.imported import file_digest, is_imported
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing
    from warehouse.votes.read import read_votes
    from warehouse.votes.write import KIND, write_votes

    click.echo(f"reading {file}", err=True)
    if is_dry:
        import duckdb

        with closing(duckdb.connect()) as connection:
            click.echo(summary(read_votes(connection, file)))
        click.echo("nothing was written")
        return
    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        if is_imported(connection, KIND, file_digest(file)):
            click.echo(f"{file}: imported before, nothing to do")
            return
        given = read_votes(connection, file)
        repeats = write_votes(connection, file, given, run_of(file))
    click.echo(summary(given))
    click.echo(f"{repeats} roll calls are in two files and count once")


def run_of(file: Path) -> "Run":
    """Return the run: Airflow's where it set `AZIMUTH_RUN_ID`, else one named after the file and when."""
    from warehouse.unit import Run

    now = datetime.now(UTC)
    run_id = os.environ.get("AZIMUTH_RUN_ID") or f"un-votes {file.name} {now.isoformat(timespec='seconds')}"
    return Run(run_id, "import-un-votes", file.name, azimuth.__version__, now)


def summary(given: "Given") -> str:
    """Return what a file gave, one figure a line."""
    figures = {
        "roll calls": given.rollcalls,
        "votes": given.votes,
        "rows said twice, taken once": given.repeated,
        "rows of resolutions without a vote, left out": given.unvoted,
        "roll calls that do not add up to their totals": given.uneven,
    }
    lines = [f"{given.layout.name}: {given.layout.what}, {given.first} to {given.last}"]
    return "\n".join(lines + [f"{name:<46}{count:>10,}" for name, count in figures.items()])
