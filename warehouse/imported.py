"""Which files were imported as rows (`raw.imported_file`), and by which run."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.unit import Run


@dataclass(frozen=True)
class ImportedFile:
    """A file as it was given: its kind (`un-votes`), its name, the SHA-256 of its bytes, how many rows it gave."""

    kind: str
    name: str
    digest: str
    rows: int


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_imported(connection: duckdb.DuckDBPyConnection, kind: str, digest: str) -> bool:
    """Tell whether these bytes were imported as this kind, under whatever name."""
    found = connection.execute("select kind, digest from raw.imported_file").fetchall()
    return (kind, digest) in found


def record_import(connection: duckdb.DuckDBPyConnection, file: ImportedFile, run: Run) -> None:
    """Record a file and the run that imported it, inside the caller's transaction; a file of that name is replaced."""
    if (run.run_id,) not in connection.execute("select run_id from raw.run").fetchall():
        values = [run.run_id, run.kind, run.scope, run.version, run.started_at]
        connection.execute("insert into raw.run values (?, ?, ?, ?, ?)", values)
    connection.execute("delete from raw.imported_file where kind = ? and name = ?", [file.kind, file.name])
    values = [file.kind, file.name, file.digest, file.rows, run.started_at, run.run_id]
    connection.execute("insert into raw.imported_file values (?, ?, ?, ?, ?, ?)", values)
