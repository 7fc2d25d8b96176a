"""Which roll calls are in two files: by the resolution's symbol, and where a file has none by date and votes.

A file that numbers its roll calls can only be told from the official one by what was voted: the same day or nearly, and
the same vote by nine in ten of the states that both have. Each roll call is the repetition of one at most and is
repeated once at most by a file, the most alike first, so a vote on a paragraph stays beside that on the whole.
"""

from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

DAYS = 7
ALIKE = 0.9
# With fewer states in common two roll calls of a day would be alike by chance.
STATES = 20


@dataclass(frozen=True)
class Calls:
    """Roll calls of one layout: their keys, days as numbers, symbols where known, and votes (call x state, 0 none)."""

    layout: str
    ids: list[str]
    days: NDArray[np.int64]
    symbols: list[str | None]
    votes: NDArray[np.int8]


def find_repeats(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill `raw.un_repeat` anew from all roll calls of the General Assembly; return how many there are."""
    connection.execute("delete from raw.un_repeat")
    connection.execute("""
        insert into raw.un_repeat
        select r.layout, r.rollcall_id, k.layout, k.rollcall_id, 'symbol'
        from raw.un_rollcall as r inner join raw.un_rollcall as k on r.resolution = k.resolution and r.body = k.body
        where k.rank < r.rank
        qualify row_number() over (partition by r.layout, r.rollcall_id order by k.rank) = 1
    """)
    layouts = connection.execute("""
        select layout from raw.un_rollcall where body = 'GA' group by layout order by min(rank)
    """).fetchall()
    calls = [_calls(connection, layout) for (layout,) in layouts]
    for place, better in enumerate(calls):
        for worse in calls[place + 1 :]:
            if any(name.startswith("rcid-") for name in worse.ids):
                _record(connection, worse, better)
    return int(connection.execute("select count(*) from raw.un_repeat").fetchall()[0][0])


def pairs_of(worse: Calls, better: Calls) -> list[tuple[str, str]]:
    """Return which roll calls of `worse` are which of `better`, by date and votes, the most alike first."""
    found = []
    for at, votes in enumerate(worse.votes):
        near = np.flatnonzero(np.abs(better.days - worse.days[at]) <= DAYS)
        shared = (better.votes[near] > 0) & (votes > 0)
        count = shared.sum(axis=1)
        same = ((better.votes[near] == votes) & shared).sum(axis=1)
        for other in np.flatnonzero((count >= STATES) & (same >= ALIKE * count)):
            symbols = {worse.symbols[at], better.symbols[near[other]]} - {None}
            if len(symbols) < 2:
                distance = int(abs(better.days[near[other]] - worse.days[at]))
                found.append((-same[other] / count[other], distance, worse.ids[at], better.ids[near[other]]))
    taken: set[tuple[str, str]] = set()
    pairs = []
    for _, _, mine, theirs in sorted(found):
        if not {("worse", mine), ("better", theirs)} & taken:
            taken |= {("worse", mine), ("better", theirs)}
            pairs.append((mine, theirs))
    return pairs


def _calls(connection: duckdb.DuckDBPyConnection, layout: str) -> Calls:
    """Return the roll calls of a layout that do not repeat another yet."""
    connection.execute(
        """
        create or replace temp table numbered as
        select r.rollcall_id, r.date - date '1945-01-01' as day, coalesce(r.resolution, t.resolution) as symbol,
            row_number() over (order by r.date, r.rollcall_id) - 1 as number
        from raw.un_rollcall as r
        left join raw.un_title as t on r.rollcall_id = t.rcid
        where r.layout = $layout and r.rollcall_id not in (
            select rollcall_id from raw.un_repeat where layout = $layout
        )
        """,
        {"layout": layout},
    )
    rows = connection.execute("select rollcall_id, day, symbol from temp.numbered order by number").fetchall()
    said = connection.execute(
        """
        select n.number, s.number as state, position(v.vote in 'YANX')::tinyint as code
        from raw.un_vote as v
        inner join temp.numbered as n on v.rollcall_id = n.rollcall_id
        inner join (select iso3, row_number() over (order by iso3) - 1 as number from raw.un_state) as s
            on v.iso3 = s.iso3
        where v.layout = ?
        """,
        [layout],
    ).fetchnumpy()
    states = connection.execute("select count(*) from raw.un_state").fetchall()[0][0]
    votes = np.zeros((len(rows), states), dtype=np.int8)
    votes[said["number"], said["state"]] = said["code"]
    return Calls(layout, [row[0] for row in rows], np.array([row[1] for row in rows]), [row[2] for row in rows], votes)


def _record(connection: duckdb.DuckDBPyConnection, worse: Calls, better: Calls) -> None:
    pairs = pairs_of(worse, better)
    if pairs:
        connection.execute(
            """
            insert into raw.un_repeat
            select $worse, unnest($mine), $better, unnest($theirs), 'votes'
            """,
            {
                "worse": worse.layout,
                "better": better.layout,
                "mine": [pair[0] for pair in pairs],
                "theirs": [pair[1] for pair in pairs],
            },
        )
