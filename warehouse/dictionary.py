"""The data dictionary: what the comments in a published database say, as a page."""

import duckdb

HEAD = """# The analysts' database

What `azimuth.duckdb` holds: any DuckDB client opens it, and so does `azimuth sql`. The warehouse itself
(`azimuth sql --warehouse`) has all of this as views, in every earlier state (`--at`), and the rows as they were loaded
in the schema `raw`. This page is written by `azimuth publish --dictionary docs/warehouse.md`; a test compares the two.
"""


def dictionary_of(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the dictionary of the current database as Markdown: a section a table or view, a row a column."""
    relations = connection.execute("""
        select table_name, comment, 'table' as what from duckdb_tables() where not internal
        union all
        select view_name, comment, 'view' from duckdb_views() where not internal
        order by 1
    """).fetchall()
    parts = [HEAD]
    for name, comment, what in relations:
        columns = connection.execute(
            "select column_name, data_type, comment from duckdb_columns() where table_name = ? order by column_index",
            [name],
        ).fetchall()
        rows = "\n".join(f"| `{column}` | {data_type} | {meaning} |" for column, data_type, meaning in columns)
        parts.append(
            f"## {name}\n\n{comment} ({what.capitalize()}.)\n\n| column | type | meaning |\n|---|---|---|\n{rows}\n"
        )
    return "\n".join(parts)
