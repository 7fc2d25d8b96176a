"""The step `outlets` of `azimuth mark`: what the register and the imported lists say of each document's outlet."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.outlets.statement import Statement
    from warehouse.unit import Run


def mark(connection: "DuckDBPyConnection", run: "Run") -> dict[str, int]:
    """Keep the register, and mark documents by their outlets; all anew where a statement changed."""
    from warehouse.markers import keep_markers, unmarked
    from warehouse.outlets.keep import REGISTER, keep_statements
    from warehouse.outlets.mark import LAYER, outlet_markers, rule_version
    from warehouse.transaction import transaction

    with transaction(connection):
        keep_statements(connection, REGISTER, register_statements(), run.run_id)
    version = rule_version(connection)
    documents = unmarked(connection, LAYER, version)
    if not documents:
        return {"documents": 0, "markers": 0}
    markers = outlet_markers(connection, documents)
    kept = keep_markers(connection, LAYER, version, document_ids=documents, markers=markers, run=run)
    return {"documents": len(documents), "markers": kept}


def register_statements() -> "list[Statement]":
    """Return the register's statements, one for each host that they hold for."""
    from nlp.outlets.register import outlets
    from warehouse.outlets.statement import Statement

    return [
        Statement(
            host, said.what, said.value, said.source, said.on, outlet.name, covers_subdomains=True, note=said.note
        )
        for outlet in outlets()
        for said in outlet.said
        for host in ([said.host] if said.host else outlet.hosts)
    ]
