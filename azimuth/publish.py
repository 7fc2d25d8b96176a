"""`azimuth publish`: the analysts' database."""

from pathlib import Path
from time import monotonic

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder


@click.command()
@click.option(
    "--dictionary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write what every table and column means, as Markdown.",
)
def command(dictionary: Path | None) -> None:
    """Publish azimuth.duckdb: a plain DuckDB file that any client opens, made from the warehouse as it is now.

    Where a check fails nothing is published, and the file that is there stays.

    \b
    Example:
      azimuth publish
      azimuth publish --dictionary docs/warehouse.md
    """
    from warehouse.check import broken_rules
    from warehouse.migrate import migrated_snapshot
    from warehouse.publish import publish
    from warehouse.store import lake_in

    lake, path = lake_in(data_folder()), data_folder() / "azimuth.duckdb"
    started = monotonic()
    snapshot = migrated_snapshot(lake, azimuth.__version__)
    broken = broken_rules(lake, snapshot)
    if broken:
        raise BadInput(f"nothing published: {', '.join(broken)} broken; `azimuth check` shows the rows: load them anew")
    is_new = publish(lake, path, snapshot_id=snapshot, azimuth_version=azimuth.__version__)
    took = f"{path.stat().st_size / 1e6:.1f} MB in {monotonic() - started:.1f} s" if is_new else "published already"
    click.echo(f"{path}: snapshot {snapshot}, {took}", err=True)
    if dictionary:
        write_dictionary(path, dictionary)


def write_dictionary(database: Path, path: Path) -> None:
    """Write the data dictionary of a published database."""
    from azimuth.layout import whole_file
    from warehouse.dictionary import dictionary_of
    from warehouse.store import open_published

    with open_published(database) as connection, whole_file(path) as file:
        file.write(dictionary_of(connection))
