"""`azimuth sources`: the sources, as their files declare them."""

import dataclasses
import json
from typing import Any

import click

COLUMNS = ("name", "publisher", "kind", "country", "language", "start_url")
FIELDS = ("name", "publisher", "owner", "kind", "country", "language", "time_zone", "start_urls", "is_verified")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list with every declaration.")
def command(as_json: bool) -> None:
    """List the sources.

    \b
    Example:
      azimuth sources --json
    """
    rows = source_rows()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = [{**row, "start_url": row["start_urls"][0]} for row in rows]
    widths = [max(len(name), *(len(row[name]) for row in table)) for name in COLUMNS] if table else [0] * len(COLUMNS)
    for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *table]:
        click.echo("  ".join(row[name].ljust(width) for name, width in zip(COLUMNS, widths, strict=True)).rstrip())


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
