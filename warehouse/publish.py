"""The analysts' database: a plain DuckDB file made from one snapshot of the lake, there whole or not at all."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.describe import comment_statements
from warehouse.errors import BadInput
from warehouse.lock import writer_lock
from warehouse.migrate import definitions_digest
from warehouse.sqlfile import SqlFile, sql_files
from warehouse.store import Lake, attach_for_reading, connect, open_published, quoted
from warehouse.transaction import transaction


@dataclass(frozen=True)
class Publication:
    """What a published database says of itself (table `snapshot`)."""

    snapshot_id: int
    azimuth_version: str
    definitions: str


def published(path: Path) -> Publication | None:
    """Return what a published file was made from, None where there is none that can be read."""
    try:
        with closing(open_published(path)) as connection:
            rows = connection.execute("select snapshot_id, azimuth_version, definitions from snapshot").fetchall()
    except (BadInput, duckdb.CatalogException):
        return None
    return Publication(*rows[0])


def publish(lake: Lake, path: Path, *, snapshot_id: int, azimuth_version: str) -> bool:
    """Make the database of a snapshot and put it in place; return False where it is there already.

    It is written beside and renamed: a reader of the old file keeps it until it closes it.
    """
    wanted = Publication(snapshot_id, azimuth_version, definitions_digest())
    with writer_lock(lake.folder / "publish.lock", wait_seconds=3600):
        if published(path) == wanted:
            return False
        beside = path.with_name(f".{path.name}.new")
        beside.unlink(missing_ok=True)
        beside.with_name(f"{beside.name}.wal").unlink(missing_ok=True)
        with closing(connect(lake)) as connection:
            attach_for_reading(connection, lake, version=snapshot_id)
            connection.execute(f"attach {quoted(str(beside))} as published")
            connection.execute("use published")
            _fill(connection, wanted)
            connection.execute("use memory")
            connection.execute("detach published")
        beside.replace(path)
    return True


def _fill(connection: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """Make all tables and views; the lake's views run here over its raw tables, so that each is worked out once."""
    connection.execute("create schema raw")
    tables = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'lake' and schema_name = 'raw'"
    )
    for (name,) in tables.fetchall():
        connection.execute(f"create view raw.{name} as select rowid, * from lake.raw.{name}")  # noqa: S608 - our names
    for file in sql_files("views"):
        connection.execute(_statement(file))
    _add_snapshot(connection, publication)
    connection.execute("drop schema raw cascade")
    with transaction(connection):
        for statement in comment_statements(connection):
            connection.execute(statement)


def _statement(file: SqlFile) -> str:
    kinds = {"lake": "temp table", "table": "table", "view": "view"}
    return f"create {kinds[file.kind]} {file.name} as {file.statement}"


def _add_snapshot(connection: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    connection.execute(
        """
        create table snapshot as
        select
            $snapshot_id::bigint as snapshot_id,
            (select snapshot_time from lake.snapshots() where snapshot_id = $snapshot_id) as snapshot_at,
            $published_at::timestamptz as published_at, $azimuth_version as azimuth_version,
            $definitions as definitions,
            (select string_agg(distinct label, ', ' order by label) from raw.crawl where label <> 'azimuth') as label,
            (select count(*) from document) as documents, (select count(*) from sentence) as sentences,
            (select count(*) from signal) as signals
        """,
        {**vars(publication), "published_at": datetime.now(UTC)},
    )
    connection.execute(
        "comment on table snapshot is 'The state of the warehouse that this database was made from: one row.'"
    )
