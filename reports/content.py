"""What a weekly report says, read from the published database."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from reports.week import Week

FOLDER = Path(__file__).parent
TREND_WEEKS = 26
Row = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """The figures of one week; each comes from the query whose name it bears (`reports/queries/<name>.sql`)."""

    week: Week
    totals: Row
    totals_before: Row
    domains: list[Row]
    trend: list[Row]
    signals: list[Row]
    coverage: list[Row]
    snapshot: Row

    @property
    def counted(self) -> list[Row]:
        """The signals that count: those of texts that are not copies of another."""
        return [signal for signal in self.signals if not signal["is_duplicate"]]

    def headline(self) -> str:
        """Return the week in one sentence, made from the figures."""
        totals, before = self.totals, self.totals_before
        if not totals["documents"]:
            return f"No documents were published in {self.week}: the sources were not collected, or not loaded."
        directional = totals["west"] + totals["east"]
        lean = (
            f"{totals['west']} of {directional} directional signals lean west"
            if directional
            else "none has a direction"
        )
        change = totals["signals"] - before["signals"]
        compared = (
            f"{abs(change)} {'more' if change >= 0 else 'fewer'} than the week before"
            if before["documents"]
            else "the week before has no data"
        )
        return (
            f"{totals['documents']} documents from {totals['sources']} sources carried {totals['signals']} signals "
            f"({compared}); {lean}."
        )


def gather(connection: duckdb.DuckDBPyConnection, week: Week) -> Content:
    """Return the figures of a week from the published database."""
    names = {"week": str(week), "before": str(week.back(1)), "earliest": str(week.back(TREND_WEEKS))}
    days = {"monday": week.monday, "sunday": week.sunday}
    return Content(
        week=week,
        totals=ask(connection, "totals", {"week": names["week"]})[0],
        totals_before=ask(connection, "totals", {"week": names["before"]})[0],
        domains=ask(connection, "domains", {"week": names["week"], "before": names["before"]}),
        trend=ask(connection, "trend", {"week": names["week"], "earliest": names["earliest"]}),
        signals=ask(connection, "signals", {"week": names["week"]}),
        coverage=ask(connection, "coverage", days),
        snapshot=ask(connection, "snapshot", {})[0],
    )


def ask(connection: duckdb.DuckDBPyConnection, query: str, values: Row) -> list[Row]:
    """Return the rows of a named query, each a dict by column name."""
    text = (FOLDER / "queries" / f"{query}.sql").read_text(encoding="utf-8")
    result = connection.execute(text, values)
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def labels() -> dict[str, dict[str, str]]:
    """Return what the report calls the codebook's codes, by kind and code."""
    return tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))
