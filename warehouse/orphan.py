"""Parquet files that a killed writer left behind."""

from pathlib import Path

import duckdb


def delete_orphans(connection: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """Delete the Parquet files below a folder that no snapshot of the lake knows; return how many.

    Only while no one else writes. Compared are names, which are unique, not paths: DuckLake's own function compares
    paths, and a path written another way would cost data.
    """
    known = {
        Path(path).name
        for (path,) in connection.execute("""
            select path from __ducklake_metadata_lake.ducklake_data_file
            union all select path from __ducklake_metadata_lake.ducklake_delete_file
            union all select path from __ducklake_metadata_lake.ducklake_files_scheduled_for_deletion
        """).fetchall()
    }
    orphans = [path for path in folder.rglob("*.parquet") if path.name not in known]
    for path in orphans:
        path.unlink()
    return len(orphans)
