"""The lake's tables and views, brought up to what the SQL files say."""

from pathlib import Path

import duckdb

from warehouse.describe import comment_statements
from warehouse.errors import BadInput
from warehouse.sqlfile import SQL, sql_digest, sql_files
from warehouse.store import Lake, writing
from warehouse.transaction import transaction

# What `raw.migration` names the views and descriptions, which are made anew whenever their files change.
DEFINITIONS = "definitions"


def migrate(connection: duckdb.DuckDBPyConnection, code_version: str) -> list[str]:
    """Apply the schema files not yet applied, and the views where they changed; return the names of what was applied.

    Each is one transaction, recorded in `raw.migration`; a second call finds nothing to do.
    """
    applied = _applied(connection)
    files = sorted((SQL / "schema").glob("*.sql"))
    newer = sorted(set(applied) - {path.stem for path in files} - {DEFINITIONS})
    if newer:
        raise BadInput(f"the warehouse was written by a newer Azimuth (it has {', '.join(newer)}): use that version")
    missing = [path for path in files if path.stem not in applied]
    for path in missing:
        _apply_schema(connection, path, code_version)
    done = [path.stem for path in missing]
    if done or applied.get(DEFINITIONS) != definitions_digest():
        _apply_definitions(connection, code_version)
        done.append(DEFINITIONS)
    return done


def migrated_snapshot(lake: Lake, code_version: str) -> int:
    """Return the number of the lake's latest snapshot, after bringing tables and views up to this code."""
    if not lake.exists:
        raise BadInput(f"there is no warehouse in {lake.folder} yet: run `azimuth load` first")
    with writing(lake) as connection:
        migrate(connection, code_version)
        return int(connection.execute("select id from lake.current_snapshot()").fetchall()[0][0])


def definitions_digest() -> str:
    """Return the SHA-256 of all that defines views and describes columns."""
    return sql_digest("views", "columns.toml")


def _applied(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    is_new = not connection.execute(
        "select * from duckdb_schemas() where database_name = 'lake' and schema_name = 'raw'"
    ).fetchall()
    return {} if is_new else dict(connection.execute("select name, digest from raw.migration").fetchall())


def _apply_schema(connection: duckdb.DuckDBPyConnection, path: Path, code_version: str) -> None:
    with transaction(connection):
        connection.execute(path.read_text(encoding="utf-8"))
        _record(connection, path.stem, sql_digest(f"schema/{path.name}"), code_version)


def _apply_definitions(connection: duckdb.DuckDBPyConnection, code_version: str) -> None:
    views = connection.execute(
        "select view_name from duckdb_views() where database_name = 'lake' and not internal"
    ).fetchall()
    with transaction(connection):
        # Dropped in full, so that a view whose file is gone goes too.
        for (name,) in views:
            connection.execute(f"drop view main.{name}")
        for file in sql_files("views"):
            connection.execute(f"create view main.{file.name} as\n{file.statement}")
        for statement in comment_statements(connection):
            connection.execute(statement)
        _record(connection, DEFINITIONS, definitions_digest(), code_version)


def _record(connection: duckdb.DuckDBPyConnection, name: str, digest: str, code_version: str) -> None:
    connection.execute("delete from raw.migration where name = ?", [name])
    connection.execute("insert into raw.migration values (?, ?, ?, now())", [name, digest, code_version])
