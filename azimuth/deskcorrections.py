"""The desk's way to the reviewers' decisions: they are read from the warehouse and kept there."""

from typing import TYPE_CHECKING, Any

import azimuth
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from reports.desk.desk import Correction

# Nobody waits longer for a page; the writer that is waited for may be loading for minutes.
WAIT_SECONDS = 5


def read_corrections() -> list[dict[str, Any]]:
    """Return all decisions, oldest first; none where this machine has the published database alone."""
    from warehouse.store import lake_in, reading

    lake = lake_in(data_folder())
    if not lake.exists:
        return []
    with reading(lake) as connection:
        is_there = connection.execute(
            "select 1 from duckdb_tables() where database_name = 'lake' and table_name = 'correction'"
        ).fetchall()
        if not is_there:
            return []
        found = connection.execute(
            """
            select object_kind, object_id, verdict, field, value, who, why, decided_at
            from raw.correction
            order by decided_at, correction_id
            """
        )
        columns = [column[0] for column in found.description]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def keep_correction(correction: "Correction", reviewer: str) -> None:
    """Keep a decision under a reviewer's name; raise `BadInput` where another process holds the warehouse."""
    from warehouse.corrections import add
    from warehouse.errors import BadInput
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing

    lake = lake_in(data_folder())
    if not lake.exists:
        raise BadInput(f"decisions are kept in the warehouse, and there is none in {lake.folder}: review where it is")
    with writing(lake, wait_seconds=WAIT_SECONDS) as connection:
        migrate(connection, azimuth.__version__)
        add(
            connection,
            object_kind="signal",
            object_id=correction.signal_id,
            verdict=correction.verdict,
            field=correction.field,
            value=correction.value,
            who=reviewer,
            why=correction.why,
        )
