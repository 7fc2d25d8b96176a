"""Keep a list as it is now: what is new, changed and gone since its last import, in one transaction."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

import duckdb

from warehouse.errors import BadInput
from warehouse.imported import ImportedFile, record_import
from warehouse.listings.listing import Listing, Reading, listing_id
from warehouse.sqlfile import SQL
from warehouse.transaction import transaction
from warehouse.unit import Run

_COLUMNS = {
    "listing_id": "varchar", "entry_id": "varchar", "programme": "varchar", "framework": "varchar", "act": "varchar",
    "annex": "varchar", "measure": "varchar", "entity_type": "varchar", "name": "varchar", "listed_on": "date",
    "listed_text": "varchar", "names": "struct(kind varchar, name varchar)[]",
    "places": "struct(kind varchar, place varchar, country varchar)[]", "birth_date": "varchar", "reason": "varchar",
    "source_url": "varchar", "digest": "varchar",
}  # fmt: skip


@dataclass(frozen=True)
class Tie:
    """What ties a row to Serbia: the rule, whom or what it names, the words of the list, how sure (0 to 1), and why."""

    rule: str
    entity_id: str
    evidence: str
    matched_name: str
    score: float
    explanation: str


@dataclass(frozen=True)
class Given:
    """A list as it was read, its rows' ties by their keys, the watch list they come from, the file and the run."""

    reading: Reading
    ties: Mapping[tuple[str, ...], Sequence[Tie]]
    watch_digest: str
    file: ImportedFile
    run: Run


def is_current(connection: duckdb.DuckDBPyConnection, digest: str, watch_digest: str) -> bool:
    """Tell whether a file's bytes are what some scope holds now, with the ties of this watch list."""
    found = connection.execute("""
        select arg_max(digest, imported_at), arg_max(watch_digest, imported_at) from raw.listing_import group by scope
    """).fetchall()
    return (digest, watch_digest) in found


def keep(connection: duckdb.DuckDBPyConnection, given: Given) -> dict[str, int]:
    """Make the warehouse hold a scope as it was read; return how many rows were added, changed and removed."""
    reading = given.reading
    before = _last_import(connection, reading.scope)
    if before and before[2] and reading.issued_on and reading.issued_on < before[2]:
        raise BadInput(
            f"{given.file.name} was issued on {reading.issued_on}, one of {before[2]} is in: take a newer one"
        )
    _stage(connection, reading)
    if before and before[1] == given.file.digest:
        return _tie_anew(connection, given, before[0])
    import_id = sha256(f"{reading.scope}\0{given.file.digest}\0{given.run.run_id}".encode()).hexdigest()[:16]
    values = {"scope": reading.scope, "list": reading.list_name, "import_id": import_id}
    with transaction(connection):
        counts = _compare(connection, reading.scope)
        for statement in (SQL / "listing/keep.sql").read_text(encoding="utf-8").split(";\n"):
            named = {name: value for name, value in values.items() if f"${name}" in statement}
            connection.execute(statement, named)
        _tie(connection, given)
        _record(connection, given, import_id, counts)
    return counts


def _last_import(connection: duckdb.DuckDBPyConnection, scope: str) -> tuple[str, str, date | None] | None:
    rows = connection.execute(
        "select import_id, digest, issued_on from raw.listing_import where scope = ? order by imported_at desc", [scope]
    ).fetchall()
    return rows[0] if rows else None


def _tie_anew(connection: duckdb.DuckDBPyConnection, given: Given, import_id: str) -> dict[str, int]:
    """Replace the ties of a file that is in already, for another watch list; this is no new import of the list."""
    with transaction(connection):
        _tie(connection, given)
        connection.execute(
            "update raw.listing_import set watch_digest = ? where import_id = ?", [given.watch_digest, import_id]
        )
    return dict.fromkeys(("added", "changed", "removed"), 0)


def _stage(connection: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    """Put the rows into `temp.incoming`, and the ids of all rows of the file, the refused too, into `temp.present`."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for listing in reading.listings:
            file.write(json.dumps(_row(reading, listing), ensure_ascii=False) + "\n")
        file.flush()
        columns = ", ".join(f"{name}: '{kind}'" for name, kind in _COLUMNS.items())
        connection.execute(
            "create or replace temp table incoming as select * from read_json("  # noqa: S608 - our columns
            f"$file, format = 'newline_delimited', columns = {{{columns}}}, maximum_object_size = 67108864)",
            {"file": file.name},
        )
    keys = [row.key for row in reading.listings] + [row.key for row in reading.refused]
    present = [listing_id(reading.list_name, reading.scope, key) for key in keys]
    connection.execute("create or replace temp table present as select unnest($ids) as listing_id", {"ids": present})


def _row(reading: Reading, listing: Listing) -> dict[str, object]:
    row = asdict(listing)
    key = row.pop("key")
    row["name"] = listing.name
    row["listed_on"] = listing.listed_on.isoformat() if listing.listed_on else None
    row["digest"] = sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
    row["listing_id"] = listing_id(reading.list_name, reading.scope, key)
    return row


def _compare(connection: duckdb.DuckDBPyConnection, scope: str) -> dict[str, int]:
    row = connection.execute(
        """
        select
            count(*) filter (where k.listing_id is null or k.removed_import_id is not null),
            count(*) filter (where k.digest <> n.digest and k.removed_import_id is null),
            (select count(*) from raw.listing anti join temp.present using (listing_id)
             where scope = $scope and removed_import_id is null)
        from temp.incoming as n left join raw.listing as k on n.listing_id = k.listing_id
        """,
        {"scope": scope},
    ).fetchall()[0]
    return dict(zip(("added", "changed", "removed"), row, strict=True))


def _tie(connection: duckdb.DuckDBPyConnection, given: Given) -> None:
    """Replace what ties the rows of a scope to Serbia; rows that left the list keep theirs."""
    connection.execute("delete from raw.listing_tie where listing_id in (select listing_id from temp.present)")
    reading = given.reading
    rows = [
        [listing_id(reading.list_name, reading.scope, key), *asdict(tie).values()]
        for key, ties in given.ties.items()
        for tie in ties
    ]
    if rows:
        connection.executemany("insert into raw.listing_tie values (?, ?, ?, ?, ?, ?, ?)", rows)


def _record(connection: duckdb.DuckDBPyConnection, given: Given, import_id: str, counts: dict[str, int]) -> None:
    reading, file = given.reading, given.file
    connection.execute("delete from raw.listing_quarantine where scope = ?", [reading.scope])
    for row in reading.refused:
        cells = [import_id, reading.scope, row.line, row.column, row.name, row.reason, row.detail, row.content]
        connection.execute("insert into raw.listing_quarantine values (?, ?, ?, ?, ?, ?, ?, ?)", cells)
    connection.execute(
        "insert into raw.listing_import values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            import_id, reading.list_name, reading.scope, file.name, file.digest, given.watch_digest, reading.issued_on,
            file.rows, counts["added"], counts["changed"], counts["removed"], len(reading.refused),
            given.run.started_at, given.run.run_id,
        ],
    )  # fmt: skip
    record_import(connection, file, given.run)
