"""Work the scorecard out: run each item's query for a day, and judge what it finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import duckdb

from warehouse.scorecard.items import FOLDER, Item, items
from warehouse.scorecard.judge import Act, Judgement, judge
from warehouse.sqlfile import read_sql_file


@dataclass(frozen=True)
class Score:
    """An item and how it stands."""

    item: Item
    judgement: Judgement


def scorecard(connection: duckdb.DuckDBPyConnection, as_of: date) -> list[Score]:
    """Return how every item stood at the end of a day, from the tables and views of the current database.

    An event counts from the day that it was first known; votes, declarations, licences and listings from their own day.
    """
    statement = read_sql_file(FOLDER / "indicators/evidence.sql").statement
    connection.execute(f"create or replace temp table evidence as {statement}", {"as_of": as_of})
    return [Score(item, judge(item, list(_acts(connection, item, as_of)), as_of)) for item in items()]


def _acts(connection: duckdb.DuckDBPyConnection, item: Item, as_of: date) -> Iterator[Act]:
    statement = read_sql_file(FOLDER / f"indicators/{item.query}.sql").statement
    # DuckDB refuses a value that the statement does not name; only the acts' query does not name the day.
    values = {**item.values, "as_of": as_of}
    result = connection.execute(statement, {name: value for name, value in values.items() if f"${name}" in statement})
    names = [column[0] for column in result.description]
    for row in result.fetchall():
        yield Act(**dict(zip(names, row, strict=True)))
