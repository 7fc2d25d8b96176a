"""How alike two accounts are: the declared score, for all pairs that could report one act."""

import duckdb

from reports.events.copies import Originals
from reports.events.settings import Settings, query
from warehouse.rowsfile import rows_file

Scores = dict[int, dict[int, float]]


def score_pairs(
    connection: duckdb.DuckDBPyConnection, originals: Originals, settings: Settings, *, least: float
) -> Scores:
    """Return, for each account that is no copy, the earlier accounts that score at least `least` with it."""
    with rows_file({"account": account} for account in originals) as file:
        connection.execute(
            """
            create or replace temp table root as
            select account
            from temp.account
            where account not in (
                select account from read_json($file, format = 'newline_delimited', columns = {account: 'integer'})
            )
            """,
            {"file": file},
        )
    _make_table(connection, "kind_weight", "kind", "weight", settings.weight)
    _make_table(connection, "stage_window", "stage", "days", settings.window)
    values = {name: settings.score[name] for name in ("prior", "a_day", "other_class", "other_actor", "same_document")}
    values |= {"least": least} | {name: int(number) for name, number in settings.limit.items()}
    scores: Scores = {}
    for earlier, later, score in connection.execute(query("pairs"), values).fetchall():
        scores.setdefault(later, {})[earlier] = score
    return scores


def _make_table(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, value: str, rows: dict[str, int] | dict[str, float]
) -> None:
    connection.execute(
        f"create or replace temp table {table} as select unnest($keys) as {key}, unnest($values) as {value}",
        {"keys": list(rows), "values": list(rows.values())},
    )
