"""Markers in the lake: what a layer has still to look at, and its rows, kept in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import duckdb

from warehouse.markerkinds import keep_marker_kinds, marker_kinds
from warehouse.rowsfile import insert_rows, rows_file
from warehouse.transaction import transaction
from warehouse.unit import Run


@dataclass(frozen=True)
class Marker:
    """What a rule found about a document.

    `part` is title or body, with offsets in code points where words of it are the evidence; `peer_id` is the other
    thing that the marker is about: an outlet's host, the document that was copied, a claim's address.
    """

    document_id: str
    marker_id: str
    score: float | None = None
    part: str | None = None
    start_offset: int | None = None
    end_offset: int | None = None
    evidence: str | None = None
    peer_id: str | None = None


def unmarked(connection: duckdb.DuckDBPyConnection, layer: str, rule_version: str) -> list[str]:
    """Return the documents that this version of a layer's rules has not looked at, in the order of their ids."""
    found = connection.execute(
        """
        select distinct document_id from raw.document
        except
        select document_id from raw.marked where layer = ? and rule_version = ?
        order by 1
        """,
        [layer, rule_version],
    )
    return [document_id for (document_id,) in found.fetchall()]


def is_version_known(connection: duckdb.DuckDBPyConnection, layer: str, rule_version: str) -> bool:
    """Tell whether this version of a layer's rules has looked at anything yet."""
    found = connection.execute(
        "select 1 from raw.marked where layer = ? and rule_version = ? limit 1", [layer, rule_version]
    )
    return bool(found.fetchall())


def keep_markers(
    connection: duckdb.DuckDBPyConnection,
    layer: str,
    rule_version: str,
    *,
    document_ids: Sequence[str],
    markers: Iterable[Marker],
    run: Run,
) -> int:
    """Replace a layer's markers of the documents that were looked at, in one transaction; return how many there are.

    What another version of the rules left goes with it, so the documents must be all that this version has not seen.
    """
    rows = [asdict(marker) for marker in markers]
    strangers = {row["marker_id"] for row in rows if marker_kinds()[row["marker_id"]].layer != layer}
    if strangers:
        raise ValueError(f"{', '.join(sorted(strangers))}: not of the layer {layer}")
    with rows_file({"document_id": each} for each in document_ids) as looked:
        connection.execute(_LOOKED, {"file": looked})
    same = {"layer": layer, "rule_version": rule_version, "run_id": run.run_id, "marked_at": run.started_at}
    with transaction(connection):
        keep_marker_kinds(connection)
        _record_run(connection, run)
        for table in ("marker", "marked"):
            connection.execute(
                f"delete from raw.{table} where layer = $layer and (rule_version <> $version "  # noqa: S608 - names of ours
                "or document_id in (select document_id from temp.looked) "
                # A later load may have replaced documents.
                "or document_id not in (select document_id from raw.document))",
                {"layer": layer, "version": rule_version},
            )
        connection.execute("insert into raw.marked select document_id, ?, ? from temp.looked", [layer, rule_version])
        insert_rows(connection, "marker", [{**row, **same} for row in rows])
    return len(rows)


_LOOKED = """
    create or replace temp table looked as
    from read_json($file, format = 'newline_delimited', columns = {document_id: 'varchar'})
"""


def _record_run(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    if (run.run_id,) not in connection.execute("select run_id from raw.run").fetchall():
        values = [run.run_id, run.kind, run.scope, run.version, run.started_at]
        connection.execute("insert into raw.run values (?, ?, ?, ?, ?)", values)
