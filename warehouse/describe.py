"""What tables, views and columns mean: comments in the database, from the SQL files and `columns.toml`."""

import tomllib

import duckdb

from warehouse.sqlfile import SQL, sql_files
from warehouse.store import quoted

EVERY = "every"


def column_meanings() -> dict[str, dict[str, str]]:
    """Return the descriptions of columns: by table or view, and under `every` those of one meaning everywhere."""
    return tomllib.loads((SQL / "columns.toml").read_text(encoding="utf-8"))


def comment_statements(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the statements that describe the current database's views and columns.

    Raise ValueError where a column has no description. DuckLake cannot describe a column of a view; DuckDB can.
    """
    meanings = column_meanings()
    is_lake = connection.execute("select current_database() = 'lake'").fetchall()[0][0]
    views = {name for (name,) in connection.execute(_VIEWS).fetchall()}
    statements = []
    for file in sql_files("views"):
        what = "view" if file.name in views else "table"
        if is_lake or file.kind != "lake":
            statements.append(f"comment on {what} main.{file.name} is {quoted(file.description)}")
    for schema, table, column in connection.execute(_COLUMNS).fetchall():
        if not (is_lake and table in views and schema == "main"):
            meaning = meanings.get(table, {}).get(column) or meanings[EVERY].get(column)
            if meaning is None:
                raise ValueError(f"columns.toml does not say what {table}.{column} is")
            statements.append(f"comment on column {schema}.{table}.{column} is {quoted(meaning)}")
    return statements


_VIEWS = "select view_name from duckdb_views() where database_name = current_database() and not internal"

_COLUMNS = """
    select schema_name, table_name, column_name
    from duckdb_columns()
    where database_name = current_database() and not internal
    order by all
"""
