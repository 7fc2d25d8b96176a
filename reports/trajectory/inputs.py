"""What the index is made from, read from the lake in one state of it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from reports.trajectory.evidence import Item, Kind
from reports.week import Week

FOLDER = Path(__file__).parent / "queries"
# Query, the relation that it cannot do without, and what is said where that is missing or gives nothing.
KINDS = {
    "event": ("events", "event", "no events: media evidence is missing"),
    "vote": ("votes", "un_bloc", "no UN roll calls: un_votes rests on events alone"),
    "decision": ("decisions", "cfsp_alignment", "no CFSP alignments: sanctions rests on events alone"),
}
DEEDS = {"deal", "done"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Inputs:
    """Evidence, documents of each source by week (0 is the first of the fit), what is missing, and a digest."""

    items: list[Item]
    documents: dict[str, dict[int, int]]
    notes: list[str]
    digest: str


def read_inputs(connection: duckdb.DuckDBPyConnection, last: Week, weeks: int) -> Inputs:
    """Return what the lake knows of so many weeks up to `last`."""
    days = {"monday": last.back(weeks - 1).monday, "sunday": last.sunday}
    found = {kind: _rows(connection, query, relation, days) for kind, (query, relation, _) in KINDS.items()}
    documents: dict[str, dict[int, int]] = {}
    for row in _rows(connection, "coverage", "coverage", days):
        documents.setdefault(row["source"], {})[row["week"]] = row["documents"]
    notes = [note for kind, (_, _, note) in KINDS.items() if not found[kind]]
    items = [_item(kind, row) for kind, rows in found.items() for row in recorded_once(kind, rows, found)]
    digest = hashlib.sha256(repr((items, sorted(documents.items()))).encode()).hexdigest()
    return Inputs(items, documents, notes, digest)


def recorded_once(kind: str, rows: list[Row], found: dict[str, list[Row]]) -> Iterable[Row]:
    """Yield the rows without the events that a roll call or an alignment of their week records already.

    The record is exact and the press repeats it: of UN votes what was done, of sanctions what Serbia itself did.
    """
    vote_weeks = {row["week"] for row in found["vote"]}
    decision_weeks = {row["week"] for row in found["decision"]}
    for row in rows:
        is_deed = kind == "event" and row["stage"] in DEEDS
        is_vote = row["domain"] == "un_votes" and row["week"] in vote_weeks
        is_alignment = row["domain"] == "sanctions" and row["week"] in decision_weeks and row.get("actor") != "partner"
        if not (is_deed and (is_vote or is_alignment)):
            yield row


def _item(kind: str, row: Row) -> Item:
    own = Kind(kind, row["group_name"], row["side"], row.get("weight", 1.0))
    sources = tuple(sorted(row.get("sources") or ()))
    return Item(row["name"], row["week"], row["domain"], own, row.get("stage", "done"), sources)


def _rows(connection: duckdb.DuckDBPyConnection, query: str, relation: str, values: Row) -> list[Row]:
    """Return the rows of a query, none where the relation is not there (yet)."""
    known = connection.execute(
        "select 1 from duckdb_views() where database_name = 'lake' and view_name = ?", [relation]
    ).fetchall()
    if not known:
        return []
    text = (FOLDER / f"{query}.sql").read_text(encoding="utf-8")
    result = connection.execute(text, values)
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
