"""What a file gave becomes rows of the lake, in one transaction; then which roll calls are in two files."""

from pathlib import Path

import duckdb

from warehouse.imported import ImportedFile, file_digest, record_import
from warehouse.transaction import transaction
from warehouse.unit import Run
from warehouse.votes.layout import Layout
from warehouse.votes.read import Given
from warehouse.votes.repeat import find_repeats

KIND = "un-votes"


def write_votes(connection: duckdb.DuckDBPyConnection, path: Path, given: Given, run: Run) -> int:
    """Write what `read_votes` left; roll calls that the same layout gave before are replaced. Return how many repeat.

    Nothing is written where something fails.
    """
    file = ImportedFile(KIND, path.name, file_digest(path), given.votes or given.rollcalls)
    with transaction(connection):
        if given.layout.shape == "titles":
            _write_titles(connection)
        else:
            _write_rollcalls(connection, given.layout, file.digest, run.run_id)
        for name in ("state", "known"):
            connection.execute(f"delete from raw.un_{name}")  # noqa: S608 - names of ours
            connection.execute(f"insert into raw.un_{name} by name from temp.given_{name}")
        connection.execute("delete from raw.eu_member")
        connection.execute("insert into raw.eu_member by name from temp.given_eu_member")
        repeats = find_repeats(connection)
        record_import(connection, file, run)
    return repeats


def _write_titles(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("delete from raw.un_title where rcid in (select rollcall_id from temp.given_rollcall)")
    connection.execute("""
        insert into raw.un_title
        select rollcall_id,
            case when regexp_full_match(symbol, '(A/RES|R)/.+') then 'A/RES' || regexp_extract(symbol, '/\\d.*') end,
            title
        from temp.given_rollcall
    """)


def _write_rollcalls(connection: duckdb.DuckDBPyConnection, layout: Layout, digest: str, run_id: str) -> None:
    given = "select rollcall_id from temp.given_rollcall"
    for table in ("un_vote", "un_rollcall"):
        delete = f"delete from raw.{table} where layout = ? and rollcall_id in ({given})"  # noqa: S608 - names of ours
        connection.execute(delete, [layout.name])
    connection.execute(
        """
        insert into raw.un_rollcall by name
        select $layout as layout, rollcall_id, $body as body, $rank as rank,
            case when rollcall_id not like 'rcid-%' then rollcall_id end as resolution, undl_id, date, session, title,
            agenda, draft, meeting, subjects, vote_note, total_yes::double::int as total_yes,
            total_no::double::int as total_no, total_abstentions::double::int as total_abstentions,
            total_non_voting::double::int as total_non_voting, total_ms::double::int as total_ms,
            coalesce(source_url, $url) as source_url, $digest as digest, $run_id as run_id
        from temp.given_rollcall
        order by date, rollcall_id
        """,
        {
            "layout": layout.name,
            "body": layout.body,
            "rank": layout.rank,
            "url": layout.url,
            "digest": digest,
            "run_id": run_id,
        },
    )
    connection.execute(
        "insert into raw.un_vote by name select ? as layout, * from temp.given_vote order by rollcall_id, iso3",
        [layout.name],
    )
