"""The list of sources: those that are crawled, and those that imports name."""

from collections.abc import Sequence
from typing import Any

import duckdb

from warehouse.transaction import transaction

FIELDS = ("publisher", "owner", "country", "kind", "language", "time_zone", "start_urls")


def update_sources(connection: duckdb.DuckDBPyConnection, rows: Sequence[dict[str, Any]]) -> int:
    """Enter sources, each with its `name` and what is known of FIELDS; return how many were new or had changed.

    A source that is crawled keeps its entry where an import names it too. None is deleted: documents refer to it.
    """
    connection.execute("create or replace temp table given as from raw.source limit 0")
    for row in rows:
        values = [row["name"], *(row.get(field) for field in FIELDS[:-1]), row.get("start_urls") or []]
        connection.execute("insert into temp.given values (?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute("create or replace temp table changed as from temp.given except from raw.source")
    connection.execute("""
        delete from temp.changed
        where len(start_urls) = 0 and source in (select source from raw.source where len(start_urls) > 0)
    """)
    count = int(connection.execute("select count(*) from temp.changed").fetchall()[0][0])
    if count:
        with transaction(connection):
            connection.execute("delete from raw.source where source in (select source from temp.changed)")
            connection.execute("insert into raw.source by name from temp.changed")
    return count
