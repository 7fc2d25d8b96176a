"""`azimuth import outlets`: lists about outlets, as others publish them."""

from datetime import UTC, datetime
from pathlib import Path

import click

import azimuth
from azimuth.importrun import import_run
from azimuth.layout import data_folder

KIND = "outlets"


@click.command("outlets")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--stated-on", help="Day, month or year of the lists (2026-08); default: today.")
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only count what the files hold.")
def command(*, files: tuple[Path, ...], stated_on: str | None, wait_seconds: int, is_dry: bool) -> None:
    """Import lists about outlets: FILES are CSV, told apart by their columns.

    Read are the state media matrix and the sites of concern of the Alliance for Securing Democracy, EUvsDisinfo's
    cases, and hosts with counts of such cases. A file replaces what it said before. Rows that say nothing of a host are
    counted. What the outlet register itself says goes before all lists.

    \b
    Example:
      azimuth import outlets state_media_matrix.csv asd_sites_of_concern.csv --stated-on 2026-08
      azimuth import outlets domains_joined.csv --dry-run
    """
    from nlp.outlets.register import outlets
    from warehouse.imported import ImportedFile, file_digest, record_import
    from warehouse.migrate import migrate
    from warehouse.outlets.keep import keep_statements
    from warehouse.outlets.lists import read_list
    from warehouse.store import lake_in, writing
    from warehouse.transaction import transaction

    day = stated_on or datetime.now(UTC).date().isoformat()
    names = {name: host for outlet in outlets() for name, host in outlet.known_as.items()}
    read = {file: read_list(file, day, names) for file in files}
    for file, given in read.items():
        left_out = ", ".join(f"{count:,} {reason}" for reason, count in given.left_out.most_common())
        hosts = len({statement.host for statement in given.statements})
        statements = f"{len(given.statements):,} statements on {hosts:,} hosts"
        click.echo(f"{file.name} ({given.kind}): {given.rows:,} rows, {statements}; left out: {left_out or 'none'}")
    if is_dry:
        click.echo("nothing was written")
        return
    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        for file, given in read.items():
            run = import_run(KIND, file.name)
            with transaction(connection):
                is_new = keep_statements(connection, f"{given.kind}: {file.name}", given.statements, run.run_id)
                if is_new:
                    record_import(connection, ImportedFile(KIND, file.name, file_digest(file), given.rows), run)
            click.echo(f"{file.name}: {'kept' if is_new else 'imported before, nothing to do'}")
