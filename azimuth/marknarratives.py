"""The step `narratives` of `azimuth mark`: which documents word a known narrative, and whose word it is."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from nlp.narratives.find import Found, Text
    from warehouse.unit import Run

LAYER = "narrative"
TOGETHER = 500


def mark(connection: "DuckDBPyConnection", run: "Run") -> dict[str, int]:
    """Mark candidates and rebuttals, and keep every sentence that words a narrative with its framing."""
    from nlp.narratives.find import find, rule_version
    from warehouse.markers import Marker, keep_markers, unmarked
    from warehouse.narratives import keep_sentences

    version = rule_version()
    documents = unmarked(connection, LAYER, version)
    if not documents:
        return {"documents": 0, "candidates": 0, "rebuttals": 0}
    found: list[Found] = []
    with click.progressbar(length=len(documents), label="narratives") as shown:
        for part in _texts(connection, documents):
            found += find(part)
            shown.update(len(part))
    markers = [
        Marker(
            each.document_id, each.marker_id, each.score, each.part, each.start, each.end, each.evidence, each.narrative
        )
        for each in found
    ]
    sentences = [
        (each.document_id, each.narrative, each.sentence_no, each.framing, each.evidence)
        for each in found
        if each.narrative and each.framing and each.evidence and each.sentence_no is not None
    ]
    keep_sentences(connection, version, documents, sentences)
    kept = keep_markers(connection, LAYER, version, document_ids=documents, markers=markers, run=run)
    rebuttals = sum(each.is_rebuttal for each in found)
    return {"documents": len(documents), "candidates": kept - rebuttals, "rebuttals": rebuttals}


def _texts(connection: "DuckDBPyConnection", documents: list[str]) -> "Iterator[list[Text]]":
    from nlp.narratives.find import Sentence, Text

    for start in range(0, len(documents), TOGETHER):
        rows = connection.execute(
            """
            with one as (
                select document_id, max(unit) as unit, any_value(title) as title, any_value(text) as text,
                    any_value(language) as language
                from raw.document where document_id in (select unnest(?)) group by document_id
            )
            select o.document_id, o.title, o.text, o.language,
                list([s.part, s.start_offset::varchar, s.end_offset::varchar, s.text] order by s.sentence_no)
                    filter (s.text is not null),
                list(s.sentence_no order by s.sentence_no) filter (s.text is not null)
            from one as o left join raw.sentence as s on o.document_id = s.document_id and o.unit = s.unit
            group by all order by o.document_id
            """,
            [documents[start : start + TOGETHER]],
        ).fetchall()
        yield [
            Text(
                document_id,
                "\n".join(filter(None, (title, text))),
                language,
                tuple(
                    Sentence(number, part, int(begin), int(end), words)
                    for number, (part, begin, end, words) in zip(numbers or [], sentences or [], strict=True)
                ),
            )
            for document_id, title, text, language, sentences, numbers in rows
        ]
