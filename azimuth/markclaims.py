"""The step `claims` of `azimuth mark`: the debunked claims that each document is most like, to judge."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from warehouse.markers import Marker
    from warehouse.unit import Run

LAYER, MARKER = "claim", "CLM-SIMILAR"
# How many documents are compared at a time: they share the counts of how rare a feature is.
TOGETHER = 500


def mark(connection: "DuckDBPyConnection", run: "Run") -> dict[str, int]:
    """Queue the five most similar claims of each document; nothing where no claims were imported."""
    from nlp.claims.match import RULES
    from warehouse.claims.keep import claims_version
    from warehouse.markers import keep_markers, unmarked

    version = claims_version(connection, RULES)
    documents = unmarked(connection, LAYER, version)
    if not documents or version.endswith("none"):
        return {"documents": 0, "claims queued": 0}
    kept = keep_markers(
        connection, LAYER, version, document_ids=documents, markers=list(_queued(connection, documents)), run=run
    )
    return {"documents": len(documents), "claims queued": kept}


def _queued(connection: "DuckDBPyConnection", documents: list[str]) -> "Iterator[Marker]":
    import numpy as np

    from nlp.claims.match import Claims
    from warehouse.markers import Marker

    rows = connection.execute("select claim_id, title, meaning from raw.claim order by claim_id").fetchall()
    claims = Claims([title for _, title, _ in rows], np.array([meaning for _, _, meaning in rows], float))
    with click.progressbar(range(0, len(documents), TOGETHER), label="claims") as parts:
        for start in parts:
            texts = connection.execute(
                """
                select document_id, any_value(concat_ws('\n', title, text)), any_value(language)
                from raw.document where document_id in (select unnest(?)) group by document_id order by document_id
                """,
                [documents[start : start + TOGETHER]],
            ).fetchall()
            found = claims.nearest([text for _, text, _ in texts], [language for _, _, language in texts])
            for (document_id, _, _), matches in zip(texts, found, strict=True):
                for match in matches:
                    claim_id, title, _ = rows[match.claim]
                    yield Marker(document_id, MARKER, score=match.score, evidence=title, peer_id=claim_id)
