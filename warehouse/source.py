"""The list of sources: those that are crawled, and those that imports name."""

from collections.abc import Sequence
from typing import Any

import duckdb

from warehouse.transaction import transaction

FIELDS = ("publisher", "owner", "country", "kind", "language", "time_zone", "start_urls", "weekly_estimate")


def update_sources(connection: duckdb.DuckDBPyConnection, rows: Sequence[dict[str, Any]]) -> int:
    """Enter sources, each with its `name` and what is known of FIELDS; return how many were new or had changed.

    A source that is crawled keeps its entry where an import names it too. None is deleted: documents refer to it.
    """
    columns = {"source": [row["name"] for row in rows]}
    columns |= {field: [row.get(field) for row in rows] for field in FIELDS[:-2]}
    columns["start_urls"] = [row.get("start_urls") or [] for row in rows]
    columns["weekly_estimate"] = [row.get("weekly_estimate") for row in rows]
    connection.execute("create or replace temp table given as from raw.source limit 0")
    # One statement for all: one a row takes 20 ms each.
    values = ", ".join(f"unnest(${name})" for name in columns)
    connection.execute(f"insert into temp.given select {values}", columns)
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
