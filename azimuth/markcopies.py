"""The step `copies` of `azimuth mark`: which documents repeat an earlier one, whose text it is, what was changed."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.unit import Run


def mark(connection: "DuckDBPyConnection", run: "Run") -> dict[str, int]:
    """Sample new documents, find the pairs that they make, and trace and mark all copies anew."""
    from nlp.namekeys import name_keys
    from nlp.outlets.credit import credits_outlet
    from nlp.outlets.register import register_digest
    from nlp.script import fold
    from warehouse.copies.carrier import carriers, links
    from warehouse.copies.mark import LAYER, RULES, copy_markers
    from warehouse.copies.trace import keep_copies, trace
    from warehouse.copies.translation import translation_markers
    from warehouse.markers import is_version_known, keep_markers, unmarked
    from warehouse.outlets.mark import rule_version
    from warehouse.transaction import transaction

    # Who owns and controls an outlet decides what a copy is, so a changed register marks all anew.
    version = f"{RULES}-{rule_version(connection)}-{register_digest()}"
    documents = unmarked(connection, LAYER, version)
    if not documents:
        return {"documents": 0, "copies": 0, "markers": 0}
    sampled = index_new(connection)
    found = links(connection, carriers(connection))
    is_known = is_version_known(connection, LAYER, version)
    copies = trace(connection, found, fold=fold, credits_outlet=credits_outlet, is_known=is_known)
    with transaction(connection):
        keep_copies(connection, copies)
    # A new document may be the first carrier of texts that are marked already.
    carried = {each for copy in copies for each in (copy.link.copy.document_id, copy.first.document_id)}
    looked = sorted(carried.union(documents))
    markers = [*copy_markers(copies, found), *translation_markers(connection, looked, name_keys)]
    kept = keep_markers(connection, LAYER, version, document_ids=looked, markers=markers, run=run)
    return {"documents": len(documents), "sampled": sampled, "copies": len(copies), "markers": kept}


def index_new(connection: "DuckDBPyConnection") -> int:
    """Sample the documents that are not in the index and find their pairs, in one transaction; return how many."""
    from nlp.script import fold
    from warehouse.copies.find import add_samples, find_pairs, forget_gone, texts_of, unsampled
    from warehouse.copies.shingles import Sampler
    from warehouse.transaction import transaction

    with transaction(connection):
        forget_gone(connection)
        new = unsampled(connection)
        if new:
            click.echo(f"copies: sampling {len(new):,} documents", err=True)
            add_samples(connection, texts_of(connection, new), Sampler(fold))
            find_pairs(connection, new)
    return len(new)
