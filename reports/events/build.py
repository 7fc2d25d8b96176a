"""From the lake's signals to events and promises: all that `azimuth events` works out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from reports.events.accounts import Wording, gather_accounts
from reports.events.copies import Originals, collapse_copies
from reports.events.group import Place, group_accounts
from reports.events.identity import Lineage, name_events
from reports.events.pairs import score_pairs
from reports.events.settings import Settings, read_settings, rows_of
from reports.events.summary import summarise
from reports.promises.ledger import Matter, keep_ledger

Row = dict[str, Any]


@dataclass(frozen=True)
class Built:
    """The rows of each table, the ids that were given up, and counts of what they were made from."""

    tables: dict[str, list[Row]]
    lineage: Lineage
    as_of: date | None
    counts: dict[str, int]

    @property
    def digest(self) -> str:
        """The SHA-256 of all rows: two runs that give the same differ in nothing."""
        return hashlib.sha256(repr(self.tables).encode()).hexdigest()


def build_events(
    connection: duckdb.DuckDBPyConnection,
    wording: Wording,
    *,
    since: date | None = None,
    until: date | None = None,
    settings: Settings | None = None,
) -> Built:
    """Group the lake's signals; with a range, events that began outside it stay as they are stored."""
    settings = settings or read_settings()
    undated = gather_accounts(connection, wording)
    accounts = {row["account"]: row for row in rows_of(connection.execute("from temp.account order by account"))}
    copies = collapse_copies(connection, wording, settings)
    scores = score_pairs(connection, copies, settings, least=settings.score["least"])
    fixed, left_out = _kept(connection, accounts, since, until)
    places = [
        Place(number, row["day"], settings.window[row["stage"]])
        for number, row in accounts.items()
        if number not in copies and number not in left_out
    ]
    groups = _with_copies(group_accounts(places, scores, settings, fixed), copies, left_out)
    signals = [[accounts[number]["signal_id"] for number in group] for group in groups]
    known = [name for (name,) in connection.execute("select event_id from raw.event").fetchall()]
    names, lineage = name_events(signals, known)
    named = dict(zip(names, groups, strict=True))
    events = [summarise(name, [accounts[number] for number in group], copies) for name, group in named.items()]
    events.sort(key=lambda event: (event["happened_on"], event["event_id"]))
    as_of = max((row["day"] for row in accounts.values()), default=None)
    promises, steps = keep_ledger(events, _matters(connection, named, settings), as_of)
    evidence = [
        {"event_id": name, "signal_id": accounts[number]["signal_id"], "role": _role(number, group[0], copies)}
        for name, group in sorted(named.items())
        for number in group
    ]
    tables = {"event": events, "event_signal": evidence, "promise": promises, "promise_event": steps}
    counts = {"signals": len(evidence), "undated": undated, "copies": len(copies), "events": len(events)}
    return Built(tables, lineage, as_of, counts)


def _kept(
    connection: duckdb.DuckDBPyConnection, accounts: Mapping[int, Row], since: date | None, until: date | None
) -> tuple[dict[int, str], set[int]]:
    """Return the accounts of events that began outside the range, with their event, and those to be left alone."""
    began = connection.execute(
        "select s.signal_id, s.event_id, e.happened_on "
        "from raw.event_signal as s inner join raw.event as e on s.event_id = e.event_id"
    ).fetchall()
    first, last = since or date.min, until or date.max
    event_of = {signal: (event, day) for signal, event, day in began}
    fixed, left_out = {}, set()
    for number, row in accounts.items():
        event, day = event_of.get(row["signal_id"], (None, row["day"]))
        if not first <= day <= last:
            if event is None:
                left_out.add(number)
            else:
                fixed[number] = event
    return fixed, left_out


def _with_copies(groups: list[list[int]], copies: Originals, left_out: set[int]) -> list[list[int]]:
    """Return the groups with each copy beside what it repeats, in order of time."""
    event_of = {number: at for at, group in enumerate(groups) for number in group}
    for copy, original in sorted(copies.items()):
        if original in event_of and copy not in left_out:
            groups[event_of[original]].append(copy)
    return [sorted(group) for group in groups]


def _role(number: int, first: int, copies: Originals) -> str:
    if number == first:
        return "first"
    return "copy" if number in copies else "more"


def _matters(
    connection: duckdb.DuckDBPyConnection, named: Mapping[str, list[int]], settings: Settings
) -> dict[str, Matter]:
    """Return what each event is about: its terms with their weights."""
    weights = dict(
        connection.execute(
            """
            select term, ln(greatest((select count(*) from temp.account), $least) / count(*))
            from temp.term
            group by term
            """,
            {"least": int(settings.limit["least_accounts"])},
        ).fetchall()
    )
    terms = dict(connection.execute("select account, list(term) from temp.term group by account").fetchall())
    kinds = settings.weight
    return {
        name: {
            term: weights[term] * kinds[term.partition(":")[0]] for number in group for term in terms.get(number, ())
        }
        for name, group in named.items()
    }
