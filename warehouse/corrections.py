"""Decisions of reviewers on what the rules found: kept one after the other, none ever changed or taken away."""

from datetime import UTC, datetime
from uuid import uuid4

import duckdb

from warehouse.errors import BadInput
from warehouse.transaction import transaction

OBJECT_KINDS = ("signal", "marker", "claim", "document")
VERDICTS = ("accept", "reject", "correct")


def add(
    connection: duckdb.DuckDBPyConnection,
    *,
    object_kind: str,
    object_id: str,
    verdict: str,
    field: str | None = None,
    value: str | None = None,
    who: str,
    why: str | None = None,
    imported_from: str | None = None,
) -> str:
    """Keep a decision in a lake that is open for writing; return its id.

    `field` and `value` say what is put right, and go with the verdict `correct` alone.
    """
    if object_kind not in OBJECT_KINDS or verdict not in VERDICTS:
        raise BadInput(f"a decision is {', '.join(VERDICTS)} on a {', '.join(OBJECT_KINDS)}")
    if (verdict == "correct") != (field is not None and value is not None):
        raise BadInput("a correction names the field and its value; accept and reject name neither")
    correction_id = uuid4().hex
    row = [correction_id, object_kind, object_id, verdict, field, value, who, why, datetime.now(UTC), imported_from]
    with transaction(connection):
        connection.execute("insert into raw.correction values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return correction_id
