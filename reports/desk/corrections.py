"""What reviewers decided, laid over the published database: a decision is seen at once, not at the next publishing."""

from collections.abc import Callable
from typing import Any

import duckdb

Row = dict[str, Any]
# Gives all corrections of the lake, oldest first.
ReadCorrections = Callable[[], list[Row]]
COLUMNS = ("object_kind", "object_id", "verdict", "field", "value", "who", "why", "decided_at")
# The fields of a signal that a reviewer can put right; their values are those that `texts/` names.
FIELDS = ("domain", "direction", "stage", "actor")


def lay_over(connection: duckdb.DuckDBPyConnection, corrections: list[Row]) -> None:
    """Put the corrections into the table `decision` of a connection, in place of those that were there."""
    connection.execute("begin")
    connection.execute("delete from decision")
    if corrections:
        values = {name: [correction[name] for correction in corrections] for name in COLUMNS}
        connection.execute(
            """
            insert into decision
            select
                unnest(range(len($object_id))), unnest($object_kind::varchar[]), unnest($object_id::varchar[]),
                unnest($verdict::varchar[]), unnest($field::varchar[]), unnest($value::varchar[]),
                unnest($who::varchar[]), unnest($why::varchar[]), unnest($decided_at::timestamptz[])
            """,
            values,
        )
    connection.execute("commit")
