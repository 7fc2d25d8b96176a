"""Keep a scorecard: its rows and the alerts of its red lines, for the day that it was worked out for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import duckdb

from warehouse.scorecard.items import definitions_digest
from warehouse.scorecard.judge import Act, level_of
from warehouse.scorecard.score import Score
from warehouse.transaction import transaction
from warehouse.unit import Run


def row_of(score: Score) -> dict[str, Any]:
    """Return an item as a row: what it is, its status, its acts by direction, the last evidence and the due date."""
    item, judgement, last = score.item, score.judgement, score.judgement.last
    return {
        "indicator": item.indicator,
        "item": item.item,
        "title": item.title,
        "rule": item.rule,
        "query": item.query,
        "status": judgement.status,
        "acts": len(judgement.acts),
        "acts_west": sum(act.direction == "west" for act in judgement.acts),
        "acts_east": sum(act.direction == "east" for act in judgement.acts),
        "evidence_kind": last.evidence_kind if last else None,
        "evidence_id": last.evidence_id if last else None,
        "happened_on": last.happened_on if last else None,
        "evidence": last.evidence if last else None,
        "source_url": last.source_url if last else None,
        "due_on": judgement.due_on,
    }


def alerts_of(scores: Sequence[Score]) -> Iterator[tuple[Score, Act]]:
    """Yield the acts that crossed or threaten a red line, the latest first."""
    for score in scores:
        if score.item.is_red_line:
            yield from ((score, act) for act in reversed(score.judgement.acts))


def keep_scorecard(
    connection: duckdb.DuckDBPyConnection, scores: Sequence[Score], as_of: date, snapshot_id: int, run: Run
) -> None:
    """Put a day's scorecard in place of an earlier one of that day, in one transaction."""
    with transaction(connection):
        for table in ("scorecard", "red_line"):
            connection.execute(f"delete from raw.{table} where as_of = ?", [as_of])  # noqa: S608 - our names
        rows = [[as_of, *row_of(score).values(), definitions_digest(), snapshot_id, run.run_id] for score in scores]
        connection.executemany(f"insert into raw.scorecard values ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 - places
        alerts = [
            [
                as_of, score.item.indicator, score.item.title, level_of(act), act.evidence_kind, act.evidence_id,
                act.happened_on, act.evidence, act.source_url, run.run_id,
            ]
            for score, act in alerts_of(scores)
        ]  # fmt: skip
        if alerts:
            connection.executemany("insert into raw.red_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", alerts)
        if (run.run_id,) not in connection.execute("select run_id from raw.run").fetchall():
            values = [run.run_id, run.kind, run.scope, run.version, run.started_at]
            connection.execute("insert into raw.run values (?, ?, ?, ?, ?)", values)
