"""`azimuth status`: what became of every article, by source and day, and which sources are not well."""

from datetime import date
from typing import TYPE_CHECKING

import click

from azimuth.errors import BadInput
from azimuth.layout import data_folder
from azimuth.options import chosen_days, day_options

if TYPE_CHECKING:
    import duckdb

COUNTED = ("articles", "new", "changed", "unchanged", "duplicates", "quarantined", "robots", "failed", "not_archived")


@click.command()
@day_options
def command(*, day: date | None, since: date | None, until: date | None) -> None:
    """Show what became of every article, by source and day, as last published; the latest day where none is named.

    Below stand the sources with which something is wrong, as the view source_health has it. Exit code 1 where a source
    has no crawl of a day, or something is wrong with one.

    \b
    Example:
      azimuth status --since 2025-11-10 --until 2025-11-16
    """
    from warehouse.store import open_published

    with open_published(data_folder() / "azimuth.duckdb") as connection:
        latest = connection.execute("select max(day) from coverage").fetchall()[0][0]
        if latest is None:
            raise BadInput("nothing was collected yet: run `azimuth collect`, or `azimuth sql` for what was imported")
        days = chosen_days(day, since, until) if day or since or until else [latest]
        columns = ", ".join(COUNTED).replace("new,", "new_documents,")
        query = f"select day, source, finish_reason, has_crawl, {columns} from coverage"  # noqa: S608 - our names
        rows = connection.execute(f"{query} where day in (select unnest(?)) order by all", [days]).fetchall()
        unwell = unwell_sources(connection, days)
    if not rows:
        raise BadInput(f"no source was expected on these days; the latest is {latest}")
    width = max(len(row[1]) for row in rows)
    click.echo(f"{'day':<10}  {'source':<{width}}  {'crawl':<12}  {'  '.join(COUNTED)}")
    for each_day, source, reason, has_crawl, *counts in rows:
        cells = "  ".join(f"{count:>{len(name)}}" for name, count in zip(COUNTED, counts, strict=True))
        click.echo(f"{each_day}  {source:<{width}}  {reason if has_crawl else 'MISSING':<12}  {cells}")
    missing = sum(not row[3] for row in rows)
    for line in unwell:
        click.echo(line)
    click.echo(f"{len(rows)} crawls expected, {missing} missing; {len(unwell)} with a problem", err=True)
    if unwell or missing:
        raise SystemExit(1)


def unwell_sources(connection: "duckdb.DuckDBPyConnection", days: list[date]) -> list[str]:
    """Return a line for each source and day with which something is wrong, but for missing crawls."""
    found = connection.execute(
        """
        select day, source, problems, seen, expected, days_without_new, lag_hours, failures
        from source_health where day in (select unnest(?)) and problems not in ([], ['no-crawl']) order by day, source
        """,
        [days],
    ).fetchall()
    lines = []
    for each_day, source, problems, seen, expected, without_new, lag, failures in found:
        told = {
            "expected": expected, "days without new": without_new, "hours late": lag, "failures": failures,
        }  # fmt: skip
        known = "; ".join(f"{name}: {value}" for name, value in told.items() if value is not None)
        lines.append(f"{each_day}  {source}: {', '.join(problems)} (seen: {seen}{'; ' + known if known else ''})")
    return lines
