"""Connections: to the lake, with one writer and any number of readers, and to the published database."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import BadInput
from warehouse.extension import DUCKLAKE, POSTGRES, SQLITE, load_extension
from warehouse.lock import writer_lock
from warehouse.orphan import delete_orphans

# A reader of an SQLite catalog that meets a commit waits this long; a commit takes milliseconds.
BUSY_MILLISECONDS = 10_000


@dataclass(frozen=True)
class Lake:
    """Where the warehouse lies: its folder, and a PostgreSQL connection string where that holds the catalog."""

    folder: Path
    postgres: str | None = None

    @property
    def catalog(self) -> Path:
        """The catalog's file, where there is no PostgreSQL."""
        return self.folder / "catalog.sqlite"

    @property
    def exists(self) -> bool:
        """Whether something was ever loaded here; a PostgreSQL catalog is taken to exist."""
        return self.postgres is not None or self.catalog.exists()


def lake_in(data_folder: Path) -> Lake:
    """Return the lake of a data folder; `AZIMUTH_CATALOG` names a PostgreSQL catalog in place of the SQLite file."""
    return Lake(data_folder / "warehouse", os.environ.get("AZIMUTH_CATALOG"))


@contextmanager
def reading(lake: Lake, *, version: int | str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the lake for reading, as it is or as it was at a snapshot; writers are neither stopped nor waited for."""
    if not lake.exists:
        raise BadInput(f"there is no warehouse in {lake.folder} yet: run `azimuth load` first")
    with closing(connect(lake)) as connection:
        attach_for_reading(connection, lake, version=version)
        connection.execute("use lake")
        yield connection


def attach_for_reading(connection: duckdb.DuckDBPyConnection, lake: Lake, *, version: int | str | None = None) -> None:
    """Attach the lake as `lake` to a connection that has the extensions; `version` is a snapshot's number or a time."""
    options = ["read_only"]
    if version is not None:
        is_number = str(version).isdecimal()
        options = [f"snapshot_version {version}" if is_number else f"snapshot_time {quoted(str(version))}"]
    _attach(connection, lake, options, version)


@contextmanager
def writing(lake: Lake, *, wait_seconds: float = 600) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the lake for writing, made where it is missing; another writer is waited for."""
    lake.folder.mkdir(parents=True, exist_ok=True)
    is_new = not lake.exists
    lock = writer_lock(lake.folder / "writer.lock", wait_seconds=wait_seconds)
    with lock as was_killed, closing(connect(lake)) as connection:
        # With a write-ahead log a reader in the middle of a query does not hold up the commit (measured: 4 s without).
        _attach(connection, lake, [] if lake.postgres else ["meta_journal_mode 'wal'"])
        connection.execute("use lake")
        # A catalog that was lost knows no file: then they are left, for whoever finds it again.
        if was_killed and not is_new:
            delete_orphans(connection, lake.folder / "parquet")
        yield connection


def open_published(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the published database for reading."""
    if not path.exists():
        raise BadInput(f"there is no {path} yet: run `azimuth publish` first")
    try:
        connection = duckdb.connect(path, read_only=True, config={"autoinstall_known_extensions": "false"})
    except duckdb.Error as error:
        raise BadInput(f"{path} cannot be opened: run `azimuth publish` again ({error})") from error
    connection.execute("set timezone = 'UTC'")
    return connection


def connect(lake: Lake) -> duckdb.DuckDBPyConnection:
    """Open DuckDB with the extensions that can attach the lake; what does not fit into memory goes to its folder."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "temp_directory": str(lake.folder / "spill"),
        },
    )
    connection.execute("set timezone = 'UTC'")
    load_extension(connection, POSTGRES if lake.postgres else SQLITE)
    load_extension(connection, DUCKLAKE)
    return connection


def _attach(
    connection: duckdb.DuckDBPyConnection, lake: Lake, options: list[str], version: int | str | None = None
) -> None:
    # The catalog keeps paths relative to the data path, and the data path is given anew: the folder can move.
    options = [*options, f"data_path {quoted(f'{lake.folder}/parquet/')}", "override_data_path true"]
    if lake.postgres:
        address = f"ducklake:postgres:{lake.postgres}"
    else:
        address = f"ducklake:sqlite:{lake.catalog}"
        options.append(f"meta_busy_timeout {BUSY_MILLISECONDS}")
    try:
        connection.execute(f"attach {quoted(address)} as lake ({', '.join(options)})")
    except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
        if version is not None:
            raise BadInput(f"the warehouse has no version {version!r}: `from lake.snapshots()` lists them") from error
        raise _unreadable(lake, error) from None
    except duckdb.Error as error:
        raise _unreadable(lake, error) from None


def _unreadable(lake: Lake, error: duckdb.Error) -> BadInput:
    """Say that the catalog cannot be opened; the connection string, which may hold a password, is left out."""
    place = "the catalog that AZIMUTH_CATALOG names" if lake.postgres else str(lake.catalog)
    problem = str(error).splitlines()[0].replace(lake.postgres or "\0", "...")
    return BadInput(f"{place} cannot be opened: {problem}: restore it, or load all units into an empty folder")


def quoted(text: str) -> str:
    """Return a text as an SQL literal, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"
