"""`azimuth sources`: the sources, as their files declare them."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

COLUMNS = ("name", "publisher", "kind", "country", "language", "a week*", "start_url")
FIELDS = (
    "name", "publisher", "owner", "kind", "country", "language", "time_zone", "weekly_estimate", "terms", "start_urls",
    "is_verified",
)  # fmt: skip


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list with every declaration.")
@click.option(
    "--replay",
    "replay_from",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Only those that this archive holds anything of: what a replay of it can collect.",
)
def command(as_json: bool, replay_from: Path | None) -> None:
    """List the sources; how many articles a week they publish is our guess, not a count.

    \b
    Example:
      azimuth sources --json
      azimuth sources --replay sample/archive
    """
    rows = [row for row in source_rows() if replay_from is None or (replay_from / row["name"]).is_dir()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = [{**row, "a week*": str(row["weekly_estimate"]), "start_url": row["start_urls"][0]} for row in rows]
    widths = [max(len(name), *(len(row[name]) for row in table)) for name in COLUMNS] if table else [0] * len(COLUMNS)
    for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *table]:
        click.echo("  ".join(row[name].ljust(width) for name, width in zip(COLUMNS, widths, strict=True)).rstrip())
    click.echo(f"{len(table)} sources; * a guess, not a count")


def source_rows() -> list[dict[str, Any]]:
    """Return a row a source with what it declares and how it is read (`reader`, `has_selectors`)."""
    from spiders.source import all_sources

    rows = []
    for source in all_sources().values():
        row = {name: getattr(source, name) for name in FIELDS}
        row["description"] = (source.__doc__ or "").strip().partition("\n")[0]
        row["reader"] = source.__mro__[1].__name__
        row["page"] = dataclasses.asdict(source.page) if source.page else None
        rows.append(row)
    return rows
