"""One page for each cited document: its sentences, the archived record they come from, and the record's source text.

Nothing of a page runs: text is escaped, the archived HTML is shown as source, and the page's policy forbids scripts.
"""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from reports.content import Row, ask

# Takes a document's row; gives the archived payload as text and whether its digest still holds, or None (imports).
ReadRecord = Callable[[Row], "Record | None"]


@dataclass(frozen=True)
class Record:
    """An archived response as a reader sees it."""

    source_text: str
    is_intact: bool


def cited_documents(connection: duckdb.DuckDBPyConnection, week: str) -> list[Row]:
    """Return the documents of a week that carry a signal, in order of their ids, each with its `sentences`.

    A sentence has its text and its `signals`.
    """
    signals: dict[tuple[str, int], list[Row]] = {}
    for signal in ask(connection, "signals", {"week": week}):
        signals.setdefault((signal["document_id"], signal["sentence_no"]), []).append(signal)
    sentences: dict[str, list[Row]] = {}
    for sentence in ask(connection, "cited_sentences", {"week": week}):
        own = signals.get((sentence["document_id"], sentence["sentence_no"]), [])
        sentences.setdefault(sentence["document_id"], []).append(sentence | {"signals": own})
    documents = ask(connection, "cited_documents", {"week": week})
    return [document | {"sentences": sentences[document["document_id"]]} for document in documents]
