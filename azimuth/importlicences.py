"""`azimuth import licences`: licences that permit for a time what a sanction forbids."""

from pathlib import Path

import click

import azimuth
from azimuth.importrun import import_run
from azimuth.layout import data_folder

KIND = "licences"


@click.command(KIND)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only read and count; write nothing.")
def command(*, file: Path | None, wait_seconds: int, is_dry: bool) -> None:
    """Bring in licences: FILE is CSV or TOML; without one, those that Azimuth comes with (warehouse/listings).

    Columns: licence_id, entity, issuer, scope (operate, negotiate or wind down), starts_on, ends_on, source_url, and
    where known entity_id, holders (parted by ;) and note. A licence replaces the one of its id.

    \b
    Example:
      azimuth import licences
      azimuth import licences more.csv --dry-run
    """
    from warehouse.imported import ImportedFile, file_digest, is_imported
    from warehouse.listings.licences import FACTS, keep_licences, read_licences
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing

    file = file or FACTS
    licences = read_licences(file)
    click.echo(f"{file.name}: {len(licences)} licences")
    if is_dry:
        click.echo("nothing was written")
        return
    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        digest = file_digest(file)
        if is_imported(connection, KIND, digest):
            click.echo(f"{file.name}: imported before, nothing to do")
            return
        keep_licences(
            connection, licences, ImportedFile(KIND, file.name, digest, len(licences)), import_run(KIND, file.name)
        )
