"""Licences that permit for a time what a sanction forbids: from our dated facts, or from a CSV file."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import BadInput
from warehouse.imported import ImportedFile, record_import
from warehouse.listings.csvrows import csv_rows, read_header, values_of
from warehouse.transaction import transaction
from warehouse.unit import Run

FACTS = Path(__file__).with_name("licences.toml")
SCOPES = ("operate", "negotiate", "wind down")
NEEDED = ("licence_id", "entity", "issuer", "scope", "starts_on", "ends_on", "source_url")
OPTIONAL = ("entity_id", "holders", "note")


@dataclass(frozen=True)
class Licence:
    """One licence, in force from its first to its last day, both included."""

    licence_id: str
    entity: str
    entity_id: str | None
    issuer: str
    scope: str
    starts_on: date
    ends_on: date
    holders: list[str]
    note: str | None
    source_url: str


def read_licences(path: Path) -> list[Licence]:
    """Read and validate a TOML or a CSV file; raise `BadInput` with the line and the column that is wrong."""
    found = _from_toml(path) if path.suffix == ".toml" else _from_csv(path)
    ids = [licence.licence_id for licence in found]
    for licence_id in ids:
        if ids.count(licence_id) > 1:
            raise BadInput(f"{path}, column licence_id: {licence_id!r} stands here twice: give one another id")
    if not found:
        raise BadInput(f"{path}: no licences in it")
    return found


def _from_toml(path: Path) -> list[Licence]:
    text = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: {error}") from error
    lines = text.splitlines()
    found = []
    for key, row in table.items():
        line = next((at for at, content in enumerate(lines, 1) if content.strip() == f"[{key}]"), 1)
        found.append(_licence(path, line, {**row, "licence_id": key}))
    return found


def _from_csv(path: Path) -> list[Licence]:
    header = read_header(path)
    for at, column in enumerate(header, 1):
        if column not in (*NEEDED, *OPTIONAL):
            raise BadInput(f"{path}, line 1, column {at}: {column!r} is none of {', '.join((*NEEDED, *OPTIONAL))}")
    for column in NEEDED:
        if column not in header:
            raise BadInput(f"{path}, line 1: there is no column {column!r}")
    found = []
    for line, cells in csv_rows(path, has_last_newline=False):
        row: dict[str, Any] = {name: value for name, value in cells.items() if value}
        for column in ("starts_on", "ends_on"):
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", cells[column]):
                raise BadInput(f"{path}, line {line}, column {column}: {cells[column]!r} is no day like 2026-01-23")
            try:
                row[column] = date.fromisoformat(cells[column])
            except ValueError as error:
                raise BadInput(f"{path}, line {line}, column {column}: {cells[column]!r} is no day: {error}") from error
        row["holders"] = values_of(cells.get("holders", ""))
        found.append(_licence(path, line, row))
    return found


def _licence(path: Path, line: int, row: dict[str, Any]) -> Licence:
    for column in NEEDED:
        if not row.get(column):
            raise BadInput(f"{path}, line {line}, column {column}: missing")
    for column in row.keys() - {*NEEDED, *OPTIONAL}:
        raise BadInput(f"{path}, line {line}, column {column}: is none of {', '.join((*NEEDED, *OPTIONAL))}")
    if row["scope"] not in SCOPES:
        raise BadInput(f"{path}, line {line}, column scope: {row['scope']!r} is none of {', '.join(SCOPES)}")
    for column in ("starts_on", "ends_on"):
        if type(row[column]) is not date:
            raise BadInput(f"{path}, line {line}, column {column}: {row[column]!r} is no day like 2026-01-23")
    if row["ends_on"] < row["starts_on"]:
        raise BadInput(f"{path}, line {line}, column ends_on: {row['ends_on']} lies before {row['starts_on']}")
    return Licence(**{"entity_id": None, "holders": [], "note": None, **row})


def keep_licences(connection: duckdb.DuckDBPyConnection, licences: list[Licence], file: ImportedFile, run: Run) -> None:
    """Put licences in, each in place of one of its id, in one transaction."""
    with transaction(connection):
        for licence in licences:
            connection.execute("delete from raw.licence where licence_id = ?", [licence.licence_id])
            values = [*vars(licence).values(), file.name, file.digest, run.run_id]
            connection.execute(f"insert into raw.licence values ({', '.join('?' * len(values))})", values)  # noqa: S608 - places
        record_import(connection, file, run)
