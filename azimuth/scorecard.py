"""`azimuth scorecard`: the strategy paper's recommendations and red lines, as they stand on a day."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.layout import data_folder
from azimuth.options import Day

if TYPE_CHECKING:
    from warehouse.scorecard.score import Score


@click.command()
@click.option("--as-of", type=Day(), help="The day whose end is looked back from; default: today.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object a row.")
@click.option("--keep", "is_kept", is_flag=True, help="Also put it into the warehouse, to be published.")
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
def command(*, as_of: date | None, is_json: bool, is_kept: bool, wait_seconds: int) -> None:
    """Show how the strategy paper's recommendations and red lines stand, each with its last evidence and due date.

    Read are events, UN votes, declarations, licences and listings of the warehouse, as known at the end of the day.

    \b
    Example:
      azimuth scorecard
      azimuth scorecard --as-of 2026-02-12 --json
    """
    from azimuth.errors import BadInput
    from warehouse.migrate import migrated_snapshot
    from warehouse.scorecard.score import scorecard
    from warehouse.store import lake_in, reading

    day = as_of or datetime.now(UTC).date()
    lake = lake_in(data_folder())
    snapshot = migrated_snapshot(lake, azimuth.__version__)
    with reading(lake, version=snapshot) as connection:
        if not connection.execute("select 1 from duckdb_views() where view_name = 'event'").fetchall():
            raise BadInput(
                "the warehouse has no view `event`: the scorecard needs a version of Azimuth that groups events"
            )
        scores = scorecard(connection, day)
    click.echo(as_json(scores) if is_json else as_text(scores, day))
    if is_kept:
        keep(scores, day, snapshot, wait_seconds)


def keep(scores: "Sequence[Score]", day: date, snapshot: int, wait_seconds: int) -> None:
    """Put a scorecard into the warehouse."""
    from azimuth.importrun import import_run
    from warehouse.scorecard.keep import keep_scorecard
    from warehouse.store import lake_in, writing

    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        keep_scorecard(connection, scores, day, snapshot, import_run("scorecard", day.isoformat()))


def as_json(scores: "Sequence[Score]") -> str:
    """Return the rows as JSON Lines, the alerts of each red line with it."""
    from warehouse.scorecard.judge import level_of
    from warehouse.scorecard.keep import row_of

    lines = []
    for score in scores:
        row = row_of(score)
        if score.item.is_red_line:
            row["alerts"] = [
                {"level": level_of(act), "event": act.evidence_id, "since": act.happened_on, "evidence": act.evidence}
                for act in reversed(score.judgement.acts)
            ]
        lines.append(json.dumps(row, ensure_ascii=False, default=str))
    return "\n".join(lines)


def as_text(scores: "Sequence[Score]", day: date) -> str:
    """Return the rows as text: a line for the status, one for the last evidence, then the alerts."""
    from warehouse.scorecard.judge import level_of
    from warehouse.scorecard.keep import alerts_of, row_of

    lines = [f"as of {day}"]
    for score in scores:
        row = row_of(score)
        due = f", due {row['due_on']}" if row["due_on"] else ""
        lines.append(f"{row['item']:<9}{row['status']:<12}{row['title']} ({row['acts']} acts{due})")
        if row["evidence_id"]:
            lines.append(f"{'':<21}{row['happened_on']} {row['evidence_kind']} {row['evidence_id']}: {row['evidence']}")
    alerts = list(alerts_of(scores))
    lines.append(f"{len(alerts)} red-line alerts")
    lines += [
        f"  {level_of(act):<8} {act.happened_on} {score.item.indicator} {act.evidence_kind} {act.evidence_id}"
        for score, act in alerts
    ]
    return "\n".join(lines)
