"""Accounts: the signals that can belong to an event, with the terms of their sentences, as temporary tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb

from reports.events.settings import query
from warehouse.rowsfile import rows_file


@dataclass(frozen=True)
class Wording:
    """How words of any language and script are compared.

    `fold` gives a text in lower-case Latin letters without diacritics, `terms` what a sentence of a language and day
    is about, each as `kind:value`.
    """

    fold: Callable[[str], str]
    terms: Callable[[str, str, date | None], list[str]]


def gather_accounts(connection: duckdb.DuckDBPyConnection, wording: Wording) -> int:
    """Make `temp.account` and `temp.term` from the lake's signals; return how many signals have no day."""
    connection.execute(query("accounts"))
    add_terms(connection, wording)
    signals, dated = connection.execute(
        "select (select count(*) from raw.signal), (select count(*) from temp.account)"
    ).fetchall()[0]
    return int(signals - dated)


def add_terms(connection: duckdb.DuckDBPyConnection, wording: Wording) -> None:
    """Make `temp.term` (account, term); a sentence that many accounts share is read once."""
    sentences = connection.execute(
        "select list(account order by account), sentence, language, min(day) from temp.account group by 2, 3 order by 4"
    ).fetchall()
    rows = (
        {"accounts": accounts, "terms": wording.terms(sentence, language, day)}
        for accounts, sentence, language, day in sentences
    )
    with rows_file(rows) as file:
        connection.execute(
            """
            create or replace temp table term as
            select unnest(accounts) as account, term
            from (
                select accounts, unnest(terms) as term
                from read_json(
                    $file, format = 'newline_delimited', columns = {accounts: 'integer[]', terms: 'varchar[]'}
                )
            )
            """,
            {"file": file},
        )
