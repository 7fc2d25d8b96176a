"""The desk's connection: the published database and the search index, both read-only, and the decisions on top."""

import threading
import time
from pathlib import Path

import duckdb

from reports.desk.corrections import ReadCorrections, Row, lay_over
from reports.desk.search_index import KeysOf, make_index
from reports.errors import BadInput
from warehouse.store import open_published, quoted

FOLDER = Path(__file__).parent / "queries"
# Corrections made elsewhere (`azimuth review`, another desk) are seen after this many seconds at the latest.
REREAD_SECONDS = 30.0
# Tables that an earlier Azimuth did not publish.
NEEDED = ("event_signal", "promise", "weekly_index", "marker", "outlet_statement", "document_outlet")


class Database:
    """Answers queries; follows a new publishing, and rereads the corrections now and then."""

    def __init__(self, published: Path, keys_of: KeysOf, read_corrections: ReadCorrections) -> None:
        """Open the database, making the search index where it is missing."""
        self.published = published
        self.keys_of = keys_of
        self._read_corrections = read_corrections
        self._lock = threading.Lock()
        self._state: tuple[int, int] | None = None
        self._reread_at = 0.0
        self._connection: duckdb.DuckDBPyConnection
        self._follow()

    def ask(self, query: str, values: Row) -> list[Row]:
        """Return the rows of a query, each a dict by column name."""
        with self._lock:
            self._follow()
            cursor = self._connection.cursor()
        # A cursor does not take over where names are looked up.
        cursor.execute(_SEARCH_PATH)
        result = cursor.execute(query, values)
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    def named(self, query: str, values: Row) -> list[Row]:
        """Return the rows of a query that lies in `queries/<name>.sql`."""
        return self.ask(text_of(query), values)

    def reread(self) -> None:
        """Take in the corrections as they are now."""
        with self._lock:
            self._lay_over()

    def _follow(self) -> None:
        found = self.published.stat() if self.published.exists() else None
        state = (found.st_ino, found.st_mtime_ns) if found else None
        if self._state is None or (state is not None and state != self._state):
            self._connection = _open(self.published, self.keys_of)
            self._state = state
            self._lay_over()
        elif time.monotonic() >= self._reread_at:
            self._lay_over()

    def _lay_over(self) -> None:
        lay_over(self._connection, self._read_corrections())
        self._reread_at = time.monotonic() + REREAD_SECONDS


_SEARCH_PATH = "set search_path = 'memory.main,published.main,searched.main'"


def text_of(query: str) -> str:
    """Return the text of a named query."""
    return (FOLDER / f"{query}.sql").read_text(encoding="utf-8")


def _open(published: Path, keys_of: KeysOf) -> duckdb.DuckDBPyConnection:
    # Says what to do where the file is missing or of another DuckDB.
    open_published(published).close()
    index = make_index(published, keys_of)
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    connection.execute("set timezone = 'UTC'")
    connection.execute(f"attach {quoted(str(published))} as published (read_only)")
    connection.execute(f"attach {quoted(str(index))} as searched (read_only)")
    connection.execute(_SEARCH_PATH)
    try:
        connection.execute(f"select 1 from {', '.join(NEEDED)} limit 0")  # noqa: S608 - our names
        for statement in text_of("views").split(";\n"):
            connection.execute(statement)
    except duckdb.Error as error:
        raise BadInput(
            f"{published} is of another version of Azimuth: run `azimuth publish` again ({error})"
        ) from error
    return connection
