"""Events and promises in the lake: a run's rows replace those before, in one transaction, or nothing is written."""

from datetime import UTC, date, datetime

import duckdb

from reports.events.build import Built
from reports.events.settings import method_version
from warehouse.rowsfile import insert_rows
from warehouse.transaction import transaction


def is_current(connection: duckdb.DuckDBPyConnection, built: Built) -> bool:
    """Tell whether the lake holds exactly these rows, made by this method."""
    last = connection.execute(
        "select method_version, digest from raw.event_run order by made_at desc limit 1"
    ).fetchall()
    return last == [(method_version(), built.digest)]


def store(
    connection: duckdb.DuckDBPyConnection, built: Built, run_id: str, *, since: date | None, until: date | None
) -> None:
    """Replace events and promises, and record the run and the ids that were given up."""
    snapshot = connection.execute("select id from lake.current_snapshot()").fetchall()[0][0]
    now = datetime.now(UTC)
    run = {"run_id": run_id, "made_at": now, "method_version": method_version(), "snapshot_id": snapshot}
    run |= {"since": since, "until": until, "as_of": built.as_of, **built.counts, "digest": built.digest}
    lineage = [
        {"event_id": old, "into_event_id": new, "run_id": run_id, "changed_at": now}
        for old, new in built.lineage.items()
    ]
    with transaction(connection):
        for table, rows in built.tables.items():
            connection.execute(f"delete from raw.{table}")  # noqa: S608 - our names
            insert_rows(connection, table, rows)
        insert_rows(connection, "event_lineage", lineage)
        insert_rows(connection, "event_run", [run])
