"""Files of units become rows of the lake: each group of units in one transaction, replacing what they gave before."""

import glob
import json
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

import duckdb

from warehouse.errors import BadInput
from warehouse.sqlfile import SqlFile, sql_files
from warehouse.transaction import transaction
from warehouse.unit import Run, Unit

# A transaction has a fixed cost of some 0.1 s, and the rows of its files are held in memory.
GROUP_BYTES = 64 * 2**20
GROUP_UNITS = 500
# Names of tables whose rows belong to a unit, besides `load_unit` itself.
TABLES = ("crawl", "fetch_row", "document", "quarantine", "sentence", "signal")


def loaded_digests(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the digest of the input of every loaded unit."""
    return dict(connection.execute("select unit, input_digest from raw.load_unit").fetchall())


def groups_of(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield the units in groups that are small enough for one transaction, in order."""
    group: list[Unit] = []
    size = 0
    for unit in units:
        if group and (size + unit.size > GROUP_BYTES or len(group) == GROUP_UNITS):
            yield group
            group, size = [], 0
        group.append(unit)
        size += unit.size
    if group:
        yield group


def load_units(
    connection: duckdb.DuckDBPyConnection, units: Sequence[Unit], run: Run, known: Container[str]
) -> dict[str, int]:
    """Load units in one transaction; return how many rows they gave. `known` has the names of units loaded before.

    Raise `BadInput` with file and line where a file is not what the stage before should have written; nothing of
    the units is then loaded.
    """
    try:
        _stage(connection, units)
        _refuse_mismatch(connection)
        with transaction(connection):
            _forget(connection, [unit.name for unit in units if unit.name in known])
            for file in sql_files("load"):
                _insert(connection, file, run)
            _record(connection, run)
    except (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.ConstraintException) as error:
        names = ", ".join(unit.name for unit in units)
        raise BadInput(f"{names}: {_problem(error, units)}: run the stage that wrote it again") from error
    return _counts(connection)


def _problem(error: duckdb.Error, units: Sequence[Unit]) -> str:
    """Return what is wrong in one line; DuckDB 1.5.5 counts the lines of malformed JSON one too far."""
    # What follows the first line is advice on DuckDB's options.
    first_line = str(error).splitlines()[0].strip()
    if "Malformed JSON" in first_line:
        for path in (path for unit in units for path in unit.files.values() if str(path) in first_line):
            for number, line in enumerate(path.read_bytes().splitlines(), 1):
                try:
                    json.loads(line)
                except ValueError:
                    return f"{path}, line {number}: no JSON"
    return first_line


def _stage(connection: duckdb.DuckDBPyConnection, units: Sequence[Unit]) -> None:
    """Read the units' files into temporary tables, one for each file of `warehouse/sql/stage`."""
    _fill(connection, "loading", {
        "unit": [unit.name for unit in units],
        "input_digest": [unit.input_digest for unit in units],
        "repeated": [unit.repeated for unit in units],
    })  # fmt: skip
    for file in sql_files("stage"):
        having = [unit for unit in units if file.name in unit.files]
        paths = [str(unit.files[file.name]) for unit in having]
        _fill(connection, "unit_file", {"path": paths or [""], "unit": [unit.name for unit in having] or [""]})
        # read_json wants at least one file, and reads a name with brackets as a pattern.
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as empty:
            files = [glob.escape(path) for path in paths] or [empty.name]
            connection.execute(f"create or replace temp table {file.name} as {file.statement}", {"files": files})


def _fill(connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, list[Any]]) -> None:
    """Make a temporary table of columns; in one statement, for a row at a time takes 10 ms each."""
    selected = ", ".join(f"unnest(${name}) as {name}" for name in columns)
    connection.execute(f"create or replace temp table {table} as select {selected}", columns)


def _refuse_mismatch(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise `BadInput` where the annotations are not those of the documents."""
    found = connection.execute("""
        select coalesce(d.unit, a.unit)
        from temp.document as d full join temp.annotated as a on d.unit = a.unit and d.document_id = a.document_id
        where d.unit is null or a.unit is null
        order by all limit 1
    """).fetchone()
    if found:
        raise BadInput(f"{found[0]}: its annotations belong to other documents: run `azimuth annotate` for it again")


def _forget(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    """Delete what the units gave before; a new unit costs nothing, however long the history is."""
    if names:
        # Written out, so that files whose range of units lies elsewhere are not opened.
        places = ", ".join("?" * len(names))
        for table in (*TABLES, "load_unit"):
            connection.execute(f"delete from raw.{table} where unit in ({places})", names)  # noqa: S608 - our names


def _insert(connection: duckdb.DuckDBPyConnection, file: SqlFile, run: Run) -> None:
    values = {"run_id": run.run_id} if "$run_id" in file.statement else None
    connection.execute(f"insert into raw.{file.name} by name {file.statement}", values)


def _record(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    # Without a condition: with one DuckLake looks through the statistics of all files of all tables (70 ms for 5,000).
    if (run.run_id,) not in connection.execute("select run_id from raw.run").fetchall():
        values = [run.run_id, run.kind, run.scope, run.version, run.started_at]
        connection.execute("insert into raw.run values (?, ?, ?, ?, ?)", values)


def _counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    row = connection.execute("""
        select
            (select count(*) from temp.loading), (select count(*) from temp.document),
            (select coalesce(sum(len(sentences)), 0) from temp.annotated),
            (select coalesce(sum(len(signals)), 0) from temp.annotated), (select count(*) from temp.quarantine),
            (select count(*) from temp.fetch_row)
    """).fetchall()[0]
    return dict(zip(("units", "documents", "sentences", "signals", "quarantined", "fetches"), row, strict=True))
