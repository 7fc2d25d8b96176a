"""`azimuth import listings`: sanctions lists into the warehouse, with what is new and what touches Serbia."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from warehouse.listings.keep import Tie
    from warehouse.listings.listing import Listing, Reading

    Ties = Mapping[tuple[str, ...], Sequence[Tie]]

KIND = "listings"
KINDS = ("eu-journal", "eu-fsf", "ofac-sdn", "opensanctions")


@click.command(KIND)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--kind", type=click.Choice(KINDS), help="What the file is; found by its content where not given.")
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only read, count and show what touches Serbia.")
def command(*, files: tuple[Path, ...], kind: str | None, wait_seconds: int, is_dry: bool) -> None:
    """Bring in sanctions lists: FILE is CSV or XML, plain or gzip.

    Read are EU listings transcribed from the Official Journal (OpenSanctions, a CSV for each act), the EU's
    consolidated list (XML 1.1), OFAC's SDN list (sdn_advanced.xml) and OpenSanctions' targets.simple.csv. A file is
    the whole of its list: rows that it lacks have left the list. A row whose date cannot be is kept apart and counted.
    The same file again changes nothing, unless the watch list has changed: then its ties to Serbia are found anew.

    \b
    Example:
      azimuth import listings 32014R0833.csv 32014R0269.csv
      azimuth import listings sdn_advanced.xml --dry-run
    """
    from nlp.listings.lists import watch_digest
    from warehouse.imported import file_digest
    from warehouse.listings.keep import is_current
    from warehouse.listings.read import kind_of, read_listings
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing

    today = datetime.now(UTC).date()
    if is_dry:
        for file in files:
            click.echo(f"reading {file}", err=True)
            reading = read_listings(file, kind or kind_of(file), today)
            show(reading, ties_in(reading))
        click.echo("nothing was written")
        return
    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        for file in files:
            digest = file_digest(file)
            if is_current(connection, digest, watch_digest()):
                click.echo(f"{file}: imported before, nothing to do")
                continue
            click.echo(f"reading {file}", err=True)
            reading = read_listings(file, kind or kind_of(file), today)
            ties = ties_in(reading)
            show(reading, ties)
            click.echo(counts_line(keep_file(connection, reading, ties, file, digest)))


def keep_file(
    connection: "DuckDBPyConnection", reading: "Reading", ties: "Ties", file: Path, digest: str
) -> dict[str, int]:
    """Make the warehouse hold what was read; return how many rows were added, changed and removed."""
    from azimuth.importrun import import_run
    from nlp.listings.lists import watch_digest
    from warehouse.imported import ImportedFile
    from warehouse.listings.keep import Given, keep

    given = ImportedFile(KIND, file.name, digest, len(reading.listings))
    return keep(connection, Given(reading, ties, watch_digest(), given, import_run(KIND, file.name)))


def ties_in(reading: "Reading") -> "Ties":
    """Return what ties the rows of a list to Serbia, by the rows' keys; rows without a tie are left out."""
    from nlp.listings.ties import ties_of
    from warehouse.listings.keep import Tie

    found: dict[tuple[str, ...], list[Tie]] = {}
    rows: Iterable[Listing]
    with click.progressbar(reading.listings, label="ties to Serbia", file=sys.stderr) as rows:
        for row in rows:
            ties = ties_of(
                row.entity_type,
                [(name.kind, name.name) for name in row.names],
                [(place.kind, place.place, place.country) for place in row.places],
            )
            if ties:
                found[row.key] = [Tie(**asdict(tie)) for tie in ties]
    return found


def show(reading: "Reading", ties: "Ties") -> None:
    """Print what a file holds: its rows, those kept apart, and those that touch Serbia."""
    click.echo(f"{reading.scope}: {len(reading.listings):,} rows, {len(reading.refused)} kept apart")
    for row in reading.refused:
        click.echo(f"  kept apart: line {row.line}, {row.name}: {row.detail}")
    for listing in reading.listings:
        for tie in ties.get(listing.key, ()):
            click.echo(f"  Serbia: {listing.name} ({listing.programme}): {tie.explanation}")


def counts_line(counts: dict[str, int]) -> str:
    """Return what an import changed on one line."""
    return "  " + ", ".join(f"{count:,} {name}" for name, count in counts.items())
