"""`azimuth sql`: ask the published database, or the warehouse as it is or was."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    import duckdb

PROMPT, GOES_ON = "azimuth> ", "    ...> "
TABLE_ROWS = 100


@click.command()
@click.argument("query", required=False)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--warehouse", "in_warehouse", is_flag=True, help="Ask the warehouse, not the published file.")
@click.option("--at", metavar="VERSION", help="The warehouse as it was: a snapshot's number, or a time (2025-11-05).")
def command(*, query: str | None, form: str, in_warehouse: bool, at: str | None) -> None:
    """Ask the published database; nothing can be changed. Without QUERY it is read from a prompt, or from a pipe.

    `show tables` lists what there is, `describe signal` its columns; docs/warehouse.md says what they mean. A table
    shows its first and last rows, csv and json give all.

    \b
    Example:
      azimuth sql "select week, domain, direction, signals from weekly_signal order by all"
      azimuth sql "from lake.snapshots()" --warehouse
      azimuth sql "select count(*) from signal" --at 12
    """
    with database(at, in_warehouse=in_warehouse or at is not None) as connection:
        if query is None and sys.stdin.isatty():
            converse(connection, form)
        else:
            answer(connection, query if query is not None else sys.stdin.read(), form)


def database(at: str | None, *, in_warehouse: bool) -> "AbstractContextManager[duckdb.DuckDBPyConnection]":
    """Open the published file, or the warehouse at a version, for reading."""
    from warehouse.store import lake_in, open_published, reading

    if in_warehouse:
        return reading(lake_in(data_folder()), version=at)
    return open_published(data_folder() / "azimuth.duckdb")


def answer(connection: "duckdb.DuckDBPyConnection", query: str, form: str) -> None:
    """Print what a query gives; raise `BadInput` with the database's words where it cannot be answered."""
    import duckdb

    try:
        relation = connection.sql(query)
        if relation is None:
            return
        if form == "table":
            relation.show(max_width=get_terminal_size((200, 0)).columns, max_rows=TABLE_ROWS)
        elif form == "csv":
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(relation.columns)
            writer.writerows([plain(value) for value in row] for row in rows_of(relation))
        else:
            for row in rows_of(relation):
                click.echo(json.dumps(dict(zip(relation.columns, row, strict=True)), ensure_ascii=False, default=str))
    except duckdb.Error as error:
        raise BadInput(str(error)) from error


def rows_of(relation: "duckdb.DuckDBPyRelation") -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a relation without holding all of them."""
    while rows := relation.fetchmany(10_000):
        yield from rows


def plain(value: Any) -> Any:
    """Return a value as a CSV cell; lists and maps as JSON."""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value


def converse(connection: "duckdb.DuckDBPyConnection", form: str) -> None:
    """Answer queries from a terminal, each ended by a semicolon, until the input ends."""
    import readline  # noqa: F401 - gives input() a history and the arrow keys

    click.echo("End a query with ; and leave with Ctrl-D.", err=True)
    lines: list[str] = []
    while True:
        try:
            lines.append(input(GOES_ON if lines else PROMPT))
        except EOFError:
            return
        if lines[-1].rstrip().endswith(";"):
            try:
                answer(connection, "\n".join(lines), form)
            except BadInput as error:
                click.echo(error, err=True)
            lines = []
