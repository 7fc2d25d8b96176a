"""Whose votes they are: codes, successors and the European Union's members, as temporary tables."""

from collections.abc import Sequence

import duckdb

from warehouse.votes.layout import Layout, table


def fill_states(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Make `state_code` (a code, its state, and when), `given_state`, `given_eu_member` and `given_known`."""
    states = table("states")
    # A file with a column for each state has one for both and needs no succession.
    later = [entry for entry in states["successor"] if not {entry["code"], entry["iso3"]} <= {*layout.header}]
    # A code that stood for another state until some day stands for itself from that day on.
    itself_since = {entry["code"]: entry["until"] for entry in later if "until" in entry}
    codes = [(code, code, itself_since.get(code), None) for code in states["name"]]
    codes += [(entry["code"], entry["iso3"], entry.get("since"), entry.get("until")) for entry in later]
    members = [(iso3, entry["since"], entry.get("until")) for entry in table("eu")["member"] for iso3 in entry["iso3"]]
    known = [(entry["resolution"], entry["date"], entry["title"], *entry["totals"]) for entry in table("known")["vote"]]
    _make(connection, "state_code", "ms_code varchar, iso3 varchar, since date, until date", codes)
    _make(connection, "given_state", "iso3 varchar, name varchar", list(states["name"].items()))
    _make(connection, "given_eu_member", "iso3 varchar, since date, until date", members)
    columns = "resolution varchar, date date, title varchar, total_yes int, total_no int, total_abstentions int"
    _make(connection, "given_known", columns, known)


def fill_meanings(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Make `meaning`: what stands in a cell of this layout, and the vote it means."""
    _make(connection, "meaning", "said varchar, vote varchar", list(layout.votes.items()) or [("", "")])


def _make(connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    connection.execute(f"create or replace temp table {name} ({columns})")
    places = ", ".join("?" * len(rows[0]))
    connection.executemany(f"insert into temp.{name} values ({places})", rows)  # noqa: S608 - names of ours
