"""Runs in the lake: each is written whole or not at all, and only once."""

from datetime import UTC, datetime

import duckdb

from reports.trajectory.result import Result, Row
from warehouse.transaction import transaction


def is_stored(connection: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    """Tell whether the lake has a run."""
    return (run_id,) in connection.execute("select run_id from raw.index_run").fetchall()


def store(connection: duckdb.DuckDBPyConnection, result: Result) -> None:
    """Write a run's rows in one transaction."""
    run_id = result.run["run_id"]
    with transaction(connection):
        for table, rows in result.tables().items():
            own = {"made_at": datetime.now(UTC)} if table == "index_run" else {"run_id": run_id}
            if rows:
                _insert(connection, table, [row | own for row in rows])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Insert rows in one statement; one at a time takes 10 ms each."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    selected = ", ".join(f"unnest(${name}) as {name}" for name in columns)
    connection.execute(f"insert into raw.{table} by name select {selected}", columns)
