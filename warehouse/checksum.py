"""Whether two databases hold the same, whatever the order and the time of loading."""

import duckdb

# They tell of the loading, not of what was loaded.
TABLES_LEFT_OUT = ("migration", "run", "snapshot")
COLUMNS_LEFT_OUT = ("loaded_at", "made_at", "marked_at", "run_id", "snapshot_id", "finished_at", "software")


def table_checksums(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return, for every table of the current database, its number of rows and a sum over the rows' MD5."""
    tables = connection.execute("""
        select schema_name, table_name, list(column_name order by column_name)
        from duckdb_columns()
        where database_name = current_database() and not internal
            and (schema_name, table_name) in (
                select (schema_name, table_name) from duckdb_tables() where database_name = current_database()
            )
        group by all
        order by all
    """).fetchall()
    sums = {}
    for schema, table, columns in tables:
        if table not in TABLES_LEFT_OUT:
            kept = ", ".join(f'"{column}"' for column in columns if column not in COLUMNS_LEFT_OUT)
            row = connection.execute(f"""
                select count(*), coalesce(sum(md5_number_lower(row({kept})::varchar)::hugeint), 0)
                from {schema}.{table}
            """).fetchall()[0]  # noqa: S608 - names that the catalog gave
            sums[f"{schema}.{table}"] = f"{row[0]} {row[1]:x}"
    return sums
