"""Statements of the register, or of an imported list, in the lake: each list replaces what it said before."""

from collections.abc import Sequence
from dataclasses import asdict, astuple, fields

import duckdb

from warehouse.outlets.statement import Statement
from warehouse.rowsfile import insert_rows

REGISTER = "register"
_NAMES = ", ".join(field.name for field in fields(Statement))


def keep_statements(
    connection: duckdb.DuckDBPyConnection, kept_list: str, statements: Sequence[Statement], run_id: str
) -> bool:
    """Make a list say exactly this, inside the caller's transaction; return False where it does already."""
    wanted = sorted({astuple(statement) for statement in statements}, key=str)
    there = connection.execute(
        f"select {_NAMES} from raw.outlet_statement where list = ?",  # noqa: S608 - names of ours
        [kept_list],
    ).fetchall()
    if sorted(there, key=str) == wanted:
        return False
    connection.execute("delete from raw.outlet_statement where list = ?", [kept_list])
    same = {"list": kept_list, "run_id": run_id}
    insert_rows(connection, "outlet_statement", [{**asdict(each), **same} for each in dict.fromkeys(statements)])
    return True
