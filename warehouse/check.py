"""Rules that the warehouse must obey: each a query for the rows that break it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.sqlfile import sql_digest, sql_files
from warehouse.store import Lake, reading

EXAMPLES = 3


@dataclass(frozen=True)
class Finding:
    """What a rule found: how many rows break it, and the first of them by column name."""

    name: str
    rule: str
    broken: int
    examples: list[dict[str, Any]]


def run_checks(lake: Lake, snapshot_id: int) -> Iterator[Finding]:
    """Yield the finding of every rule on a snapshot, in order of name; the outcome of all is remembered."""
    broken = []
    with reading(lake, version=snapshot_id) as connection:
        for file in sql_files("checks"):
            connection.execute(f"create or replace temp table broken as {file.statement}")
            count, examples = _rows_of(connection)
            if count:
                broken.append(file.name)
            yield Finding(file.name, file.description, count, examples)
    outcome = {"snapshot_id": snapshot_id, "rules": sql_digest("checks", "views"), "broken": broken}
    beside = _memory(lake).with_suffix(".new")
    beside.write_text(json.dumps(outcome), encoding="utf-8")
    beside.replace(_memory(lake))


def broken_rules(lake: Lake, snapshot_id: int) -> list[str]:
    """Return the names of the rules that a snapshot breaks; it is checked where that was not done yet."""
    if _memory(lake).exists():
        outcome = json.loads(_memory(lake).read_text(encoding="utf-8"))
        if (outcome["snapshot_id"], outcome["rules"]) == (snapshot_id, sql_digest("checks", "views")):
            return list(outcome["broken"])
    return [finding.name for finding in run_checks(lake, snapshot_id) if finding.broken]


def _rows_of(connection: duckdb.DuckDBPyConnection) -> tuple[int, list[dict[str, Any]]]:
    count = int(connection.execute("select count(*) from broken").fetchall()[0][0])
    result = connection.execute("select * from broken order by all limit ?", [EXAMPLES])
    columns = [column[0] for column in result.description]
    return count, [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _memory(lake: Lake) -> Path:
    return lake.folder / "checked.json"
