"""Markers of the layer source: facts about a document's outlet."""

import hashlib
from collections.abc import Sequence

import duckdb

from warehouse.markers import Marker

LAYER = "source"
# Of the monitored country: what its own state controls is captured media, not a foreign state's.
HOME = "Serbia"


def rule_version(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the version of the rules: a number, and a digest of all statements, for they are the rules' data."""
    rows = connection.execute(
        "select host, covers_subdomains, what, value, source, stated_on from outlet_statement where counts order by all"
    ).fetchall()
    return f"1-{hashlib.sha256(repr(rows).encode()).hexdigest()[:12]}"


def outlet_markers(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> list[Marker]:
    """Return the markers of documents, each with the statement that it rests on; an unknown outlet has none."""
    wanted = set(document_ids)
    rows = connection.execute(_MARKERS, {"home": HOME}).fetchall()
    return [
        Marker(document_id, marker_id, score=score, evidence=evidence, peer_id=host)
        for document_id, marker_id, score, host, evidence in rows
        if document_id in wanted
    ]


_MARKERS = """
    with raised as (
        select host,
            case
                when typology = 'SC' and state <> $home then 'SRC-STATE-CONTROLLED'
                when typology in ('CaPu', 'CaPr') then 'SRC-CAPTURED'
            end as marker_id, 'typology' as what, null::double as score
        from outlet
        union all
        select host, 'SRC-PORTAL-KOMBAT', 'network', null from outlet where network = 'Portal Kombat'
        union all
        select host, 'SRC-RT-MIRROR', 'mirror_of', null from outlet where mirror_of = 'RT'
        union all
        select host, 'SRC-EUVSDISINFO-CASES', 'cases', cases from outlet where cases > 0
    )
    select d.document_id, r.marker_id, r.score, r.host,
        s.what || ' = ' || s.value || ' (' || s.source || ', ' || s.stated_on || ')'
    from document_outlet as d
    inner join raised as r on d.outlet_host = r.host and r.marker_id is not null
    inner join outlet_statement as s on r.host = s.host and r.what = s.what and s.counts
    order by all
"""
