"""`azimuth report`: the weekly report, from the published database and the archive."""

from pathlib import Path
from typing import Any

import click

from azimuth.layout import archive_folder, data_folder


@click.command()
@click.argument("week")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write; default: reports/<week> in the data folder."
)
def command(week: str, out: Path | None) -> None:
    """Write the report of WEEK (an ISO week, as 2025-W46).

    It reads azimuth.duckdb as `azimuth publish` left it, and the archived pages that the report cites.

    \b
    Example:
      azimuth report 2025-W46
    """
    from reports.week import Week
    from reports.weekly import write_report
    from warehouse.store import open_published

    chosen = Week.parse(week)
    folder = out or data_folder() / "reports" / str(chosen)
    with open_published(data_folder() / "azimuth.duckdb") as connection:
        content = write_report(connection, chosen, folder, read_record)
    click.echo(f"{chosen}  {content.headline()}", err=True)
    click.echo(folder / "report.html")


def read_record(document: dict[str, Any]) -> Any:
    """Return the archived record of a document, its digest checked; None for a text that was imported."""
    from reports.pages import Record
    from spiders.warc import read_record_at

    if document["warc_file"] is None:
        return None
    record = read_record_at(archive_folder() / document["warc_file"], document["warc_offset"])
    return Record(
        source_text=record.payload.decode("utf-8", errors="replace"),
        is_intact=record.payload_digest == document["payload_digest"],
    )
