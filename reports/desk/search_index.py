"""The index that search reads: a small database of its own beside the published one, made anew when that changes.

DuckDB's full-text extension is not part of the package and cannot be fetched without a network, so BM25 is plain SQL
(`queries/hits.sql`). Words are counted as they stand; their lemmas hang on the vocabulary, which is small.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse.store import quoted

# Lower-case words of one language to the keys under which each is found: its folded form and its folded lemmas.
KeysOf = Callable[[list[str], str], list[list[str]]]
# To be raised when the tables or the meaning of keys change.
VERSION = 1
# What is longer is no word: nobody types it, and a page can hold one of ten megabytes.
LONGEST_WORD = 64
_VOCABULARY_ROWS = 50_000


def index_file(published: Path) -> Path:
    """Return where the index of a published database lies."""
    return published.with_name("desk.duckdb")


def make_index(published: Path, keys_of: KeysOf) -> Path:
    """Return the index of a published database, made where it is missing or of an earlier state; there whole or not."""
    path = index_file(published)
    if _made_from(path) == _wanted(published):
        return path
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with closing(duckdb.connect(beside, config={"autoinstall_known_extensions": "false"})) as connection:
        connection.execute(f"attach {quoted(str(published))} as published (read_only)")
        _fill(connection, keys_of)
        snapshot, published_at = _wanted(published)[:2]
        connection.execute(
            "create table made_from as select ?::bigint, ?::varchar, ?::integer", [snapshot, published_at, VERSION]
        )
        connection.execute("detach published")
    beside.replace(path)
    return path


def _wanted(published: Path) -> tuple[int, str, int]:
    with closing(duckdb.connect(published, read_only=True)) as connection:
        row = connection.execute("select snapshot_id, published_at::varchar from snapshot").fetchall()[0]
    return (*row, VERSION)


def _made_from(path: Path) -> tuple[int, str, int] | None:
    if not path.exists():
        return None
    try:
        with closing(duckdb.connect(path, read_only=True)) as connection:
            rows = connection.execute("from made_from").fetchall()
    except duckdb.Error:
        # Of a process that was killed, or of another DuckDB: it holds nothing that cannot be made again.
        return None
    return tuple(rows[0])


def _fill(connection: duckdb.DuckDBPyConnection, keys_of: KeysOf) -> None:
    for statement in (Path(__file__).parent / "queries" / "search_index.sql").read_text(encoding="utf-8").split(";\n"):
        connection.execute(statement, {"longest": LONGEST_WORD} if "$longest" in statement else {})
    connection.execute("create table vocabulary (word_id bigint, keys varchar[])")
    for rows in _vocabulary(connection, keys_of):
        connection.execute(
            "insert into vocabulary select unnest($ids::bigint[]), unnest($keys::varchar[][])",
            {"ids": [word_id for word_id, _ in rows], "keys": [keys for _, keys in rows]},
        )
    connection.execute("drop table word")


def _vocabulary(connection: duckdb.DuckDBPyConnection, keys_of: KeysOf) -> Iterator[list[tuple[int, list[str]]]]:
    languages = connection.execute("select distinct language from word order by language").fetchall()
    for (language,) in languages:
        words = connection.execute(
            "select word_id, word from word where language = ? order by word_id", [language]
        ).fetchall()
        for at in range(0, len(words), _VOCABULARY_ROWS):
            part = words[at : at + _VOCABULARY_ROWS]
            keys = keys_of([word for _, word in part], language)
            yield list(zip([word_id for word_id, _ in part], keys, strict=True))
