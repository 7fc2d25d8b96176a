"""Markers in the lake: what a layer has still to look at, and its rows, kept in one transaction."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from warehouse.markerkinds import keep_marker_kinds, marker_kinds
from warehouse.transaction import transaction
from warehouse.unit import Run

_COLUMNS = (
    "{document_id: 'varchar', marker_id: 'varchar', score: 'double', part: 'varchar', start_offset: 'integer', "
    "end_offset: 'integer', evidence: 'varchar', peer_id: 'varchar'}"
)


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
    with tempfile.TemporaryDirectory() as folder, transaction(connection):
        looked = _file(Path(folder) / "looked.json", ({"document_id": each} for each in document_ids))
        given = _file(Path(folder) / "given.json", rows)
        keep_marker_kinds(connection)
        _record_run(connection, run)
        connection.execute(_LOOKED, {"file": looked})
        for table in ("marker", "marked"):
            connection.execute(
                f"delete from raw.{table} where layer = $layer and (rule_version <> $version "  # noqa: S608 - names of ours
                "or document_id in (select document_id from temp.looked) "
                # A later load may have replaced documents.
                "or document_id not in (select document_id from raw.document))",
                {"layer": layer, "version": rule_version},
            )
        connection.execute("insert into raw.marked select document_id, ?, ? from temp.looked", [layer, rule_version])
        values = {"file": given, "layer": layer, "version": rule_version, "run_id": run.run_id, "at": run.started_at}
        connection.execute(_INSERT, values)
    return len(rows)


_LOOKED = """
    create or replace temp table looked as
    from read_json($file, format = 'newline_delimited', columns = {document_id: 'varchar'})
"""

_INSERT = f"""
    insert into raw.marker by name
    select *, $layer as layer, $version as rule_version, $run_id as run_id, $at::timestamptz as marked_at
    from read_json($file, format = 'newline_delimited', columns = {_COLUMNS})
"""  # noqa: S608 - columns of ours


def _file(path: Path, rows: Iterable[dict[str, object]]) -> str:
    """Write rows as JSON lines: as parameters they would be converted value by value, a hundred times as long."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return str(path)


def _record_run(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    if (run.run_id,) not in connection.execute("select run_id from raw.run").fetchall():
        values = [run.run_id, run.kind, run.scope, run.version, run.started_at]
        connection.execute("insert into raw.run values (?, ?, ?, ?, ?)", values)
