"""Many rows from Python into DuckDB: through a file of JSON lines.

As parameters they would be converted value by value, which takes a hundred times as long (10,000 signals and
their events: 38 s against 0.3 s).
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb


@contextmanager
def rows_file(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Write rows into a file that `read_json($file, ...)` reads, and give its path."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.json"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
        yield str(path)


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows into a table of the lake's schema `raw`; every row has the columns of the first."""
    if not rows:
        return
    types = connection.execute(
        "select column_name, data_type from duckdb_columns() "
        "where database_name = 'lake' and schema_name = 'raw' and table_name = ?",
        [table],
    ).fetchall()
    columns = {name: kind for name, kind in types if name in rows[0]}
    with rows_file(rows) as file:
        connection.execute(
            f"insert into raw.{table} by name from read_json($file, format = 'newline_delimited', columns = {columns})",
            {"file": file},
        )
