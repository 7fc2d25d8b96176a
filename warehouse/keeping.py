"""What a backup of the lake has to hold, and what of the lake's history may go."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from warehouse.errors import BadInput
from warehouse.store import Lake, writing

# A reader that began before a compaction may still have the old files open; no query of ours takes a day.
GRACE = timedelta(days=1)


@dataclass(frozen=True)
class Tidied:
    """What a tidying did: snapshots expired, Parquet files before and after, files removed from disk."""

    snapshots: int
    files_before: int
    files_after: int
    removed: int


def copy_catalog(connection: duckdb.DuckDBPyConnection, lake: Lake, copy: Path) -> list[Path]:
    """Write a whole copy of the SQLite catalog of a lake open for writing; return the Parquet files it names.

    Raise `BadInput` where one of them is gone: a backup without it would not be one.
    """
    if lake.postgres:
        raise BadInput(
            "the catalog is in PostgreSQL: back it up with pg_dump, and the folder warehouse/parquet by copying"
        )
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(lake.catalog)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    named = _named_files(connection)
    found = {path.name: path for path in (lake.folder / "parquet").rglob("*.parquet")}
    lost = sorted(named - found.keys())
    if lost:
        raise BadInput(
            f"{len(lost)} files of the warehouse are gone, {lost[0]} first: restore them before a new backup"
        )
    return [found[name] for name in sorted(named)]


def tidy(lake: Lake, *, keep: timedelta, is_dry: bool, wait_seconds: float = 600) -> Tidied:
    """Expire snapshots older than `keep`, merge small adjacent files, and remove files that no snapshot needs.

    The current snapshot always stays. The rows of every table stay as they are. Dry, only the snapshots are counted.
    """
    now = datetime.now(UTC)
    with writing(lake, wait_seconds=wait_seconds) as connection:
        before = len(_named_files(connection))
        expired = len(
            connection.execute(
                "call ducklake_expire_snapshots('lake', older_than => ?, dry_run => ?)", [now - keep, is_dry]
            ).fetchall()
        )
        removed = 0
        if not is_dry:
            connection.execute("call ducklake_merge_adjacent_files('lake')")
            removed = len(
                connection.execute(
                    "call ducklake_cleanup_old_files('lake', older_than => ?)", [now - min(GRACE, keep)]
                ).fetchall()
            )
        return Tidied(expired, before, len(_named_files(connection)), removed)


def _named_files(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("""
        select path from __ducklake_metadata_lake.ducklake_data_file
        union all select path from __ducklake_metadata_lake.ducklake_delete_file
    """).fetchall()
    return {Path(path).name for (path,) in rows}
