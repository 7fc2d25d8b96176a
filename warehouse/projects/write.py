"""Projects into the lake: those of a list or table replace what it gave before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from warehouse.imported import ImportedFile, record_import
from warehouse.projects.rows import Project
from warehouse.transaction import transaction
from warehouse.unit import Run

_FORGET = """
    delete from raw.{} where listed_by = $1 and (project_id in (select unnest($2::varchar[])) or file = $3)
"""


@dataclass(frozen=True, slots=True)
class Listing:
    """The projects of one list (`register`, `aiddata` or `aei`), and by project the words that name it in texts."""

    listed_by: str
    projects: Sequence[Project]
    names: Mapping[str, Sequence[str]]


def write_projects(connection: duckdb.DuckDBPyConnection, listing: Listing, file: ImportedFile, run: Run) -> None:
    """Write a list in one transaction: what a file of that name gave before goes, and what is known by the same id."""
    stamp = (listing.listed_by, file.name, run.started_at, run.run_id)
    projects = [
        (one.project_id, one.name, one.origin, one.kind, one.sector, one.value, one.currency, one.value_eur,
         one.financier, one.contractor, one.state_guarantee, one.is_counted, *stamp)
        for one in listing.projects
    ]  # fmt: skip
    stages = [
        (one.project_id, stage.stage, stage.happened_on, stage.precision, stage.evidence, stage.source,
         stage.source_url, *stamp)
        for one in listing.projects
        for stage in one.stages
    ]  # fmt: skip
    names = [(project, form, *stamp) for project, forms in listing.names.items() for form in forms]
    with transaction(connection):
        record_import(connection, file, run)
        for table, rows in (("project", projects), ("project_stage", stages), ("project_name", names)):
            connection.execute(
                _FORGET.format(table), [listing.listed_by, [one.project_id for one in listing.projects], file.name]
            )
            _insert(connection, table, rows)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows in one statement: one at a time takes 10 ms each."""
    if rows:
        columns = {f"c{at}": [row[at] for row in rows] for at in range(len(rows[0]))}
        selected = ", ".join(f"unnest(${name})" for name in columns)
        connection.execute(f"insert into raw.{table} select {selected}", columns)
