"""Sentences that word a narrative, in the lake."""

from collections.abc import Sequence

import duckdb

from warehouse.transaction import transaction

# Document, narrative, number of the sentence, framing, the sentence.
Row = tuple[str, str, int, str, str]


def keep_sentences(
    connection: duckdb.DuckDBPyConnection, version: str, document_ids: Sequence[str], found: Sequence[Row]
) -> None:
    """Replace the sentences of the documents that were looked at, and those of other rule versions."""
    with transaction(connection):
        connection.execute(
            "delete from raw.narrative_sentence where rule_version <> ? or document_id in (select unnest(?))",
            [version, list(document_ids)],
        )
        if found:
            rows = [[*row, version] for row in found]
            connection.executemany("insert into raw.narrative_sentence values (?, ?, ?, ?, ?, ?)", rows)
