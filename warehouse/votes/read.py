"""A file of roll calls becomes two temporary tables, `given_rollcall` and `given_vote`, or an error that says where.

DuckDB reads the file in a stream, so that the 364 MB of the official one take little memory; what is wrong is looked
for in SQL, and its line then in the file.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import BadInput
from warehouse.store import quoted
from warehouse.votes.judge import keep_one_each, refuse_cut, refuse_unknown
from warehouse.votes.layout import Layout, is_gzip, layout_of
from warehouse.votes.place import refuse_ragged
from warehouse.votes.states import fill_meanings, fill_states

# What a roll call has besides its key, in the order of raw.un_rollcall.
TEXTS = ("session", "title", "agenda", "draft", "meeting", "subjects", "vote_note")
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")


@dataclass(frozen=True)
class Given:
    """What a file gave, by number: rows that count, and those left out.

    `repeated` rows say again what another of the same resolution and state said; `unvoted` are of resolutions adopted
    without a vote; `uneven` are roll calls whose votes do not add up to the file's own totals.
    """

    layout: Layout
    rollcalls: int
    votes: int
    repeated: int
    unvoted: int
    uneven: int
    first: str
    last: str


def read_votes(connection: duckdb.DuckDBPyConnection, path: Path) -> Given:
    """Fill `given_rollcall` and `given_vote` from a file; raise `BadInput` with file, line and column.

    `given_vote` has rollcall_id, iso3, ms_code and vote; a file of titles has none.
    """
    layout = layout_of(path)
    fill_states(connection, layout)
    fill_meanings(connection, layout)
    try:
        if layout.shape == "long":
            _read_long(connection, path, layout)
        else:
            _read_wide(connection, path, layout)
    except duckdb.Error as error:
        refuse_ragged(path)
        raise BadInput(f"{path}: {str(error).splitlines()[0]}") from error
    refuse_unknown(connection, path, layout)
    keep_one_each(connection, path, layout)
    refuse_cut(connection, path)
    return _given(connection, layout)


def _given(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Given:
    counts = connection.execute("""
        select
            (select count(*) from temp.given_rollcall), (select count(*) from temp.given_vote),
            (select count(*) filter (not is_unvoted) from temp.cell) - (select count(*) from temp.said_once),
            (select count(*) filter (is_unvoted) from temp.cell), (select count(*) from temp.uneven),
            (select min(date)::varchar from temp.given_rollcall), (select max(date)::varchar from temp.given_rollcall)
    """).fetchall()[0]
    return Given(layout, *counts)


def _source(path: Path, layout: Layout) -> str:
    """Return the file as a table of text with a number for each row, in its order."""
    compression = "gzip" if is_gzip(path) else "none"
    columns = ", ".join(f"{quoted(f'c{number}')}: 'varchar'" for number in range(len(layout.header)))
    return f"""(
        select *, row_number() over () as row
        from read_csv({quoted(str(path))}, columns = {{{columns}}}, header = true, auto_detect = false, delim = ',',
            quote = '"', escape = '"', compression = '{compression}', null_padding = false, parallel = false,
            strict_mode = true, max_line_size = 16777216)
    )"""  # noqa: S608 - a path of the caller, quoted


def _cell(layout: Layout, ours: str) -> str:
    """Return the expression for one of our columns, null where it is empty or the file has none."""
    if ours not in layout.columns:
        return "null::varchar"
    return f"nullif(trim(c{layout.header.index(layout.columns[ours])}), '')"


def _rollcall_struct(layout: Layout) -> str:
    """Return the members of a struct of all that is said of a roll call."""
    texts = ", ".join(f"'{name}': {_cell(layout, name)}" for name in (*TEXTS, *TOTALS, "source_url"))
    return f"'date_text': {_cell(layout, 'date')}, {texts}"


def _read_long(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout) -> None:
    """Read a file with one row a state and resolution in two passes: the votes, and what is said of resolutions."""
    source = _source(path, layout)
    connection.execute(f"""
        create or replace temp table cell as
        select row, {_cell(layout, "resolution")} as rollcall_id, {_cell(layout, "undl_id")} as undl_id,
            {_cell(layout, "code")} as ms_code, coalesce({_cell(layout, "vote")}, '') as said,
            coalesce({_cell(layout, "modality")} ilike '%without%' and {layout.body == "GA"}, false) as is_unvoted
        from {source}
    """)  # noqa: S608 - columns and settings of ours
    # The first row of each record is kept as the file is read: sorting the rows would hold all their text at once.
    connection.execute(f"""
        create or replace temp table call as
        select min(row) as row, rollcall_id, undl_id, unnest(arg_min(said_of_it, row))
        from (
            select row, {_cell(layout, "resolution")} as rollcall_id, {_cell(layout, "undl_id")} as undl_id,
                {{'symbol': null::varchar, {_rollcall_struct(layout)}}} as said_of_it
            from {source}
        )
        group by rollcall_id, undl_id
    """)  # noqa: S608 - columns and settings of ours


def _read_wide(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout) -> None:
    """Read a file with one row a roll call and one column a state; a file of titles has no such column."""
    has_symbol = "resolution" in layout.columns
    # Voeten's numbers are not quite unique: a few stand for two roll calls.
    number = _cell(layout, "rcid")
    again = f"row_number() over (partition by {number} order by row)"
    key = _cell(layout, "resolution") if has_symbol else f"'rcid-' || {number} || if({again} = 1, '', '.' || {again})"
    states = [(layout.header.index(state), state) for state in layout.states] if layout.shape == "wide" else []
    listed = ", ".join(f"{{'ms_code': {quoted(state)}, 'said': coalesce(trim(c{at}), '')}}" for at, state in states)
    connection.execute(f"""
        create or replace temp table call as
        select row, {key} as rollcall_id, {_cell(layout, "undl_id")} as undl_id, {_cell(layout, "symbol")} as symbol,
            unnest({{{_rollcall_struct(layout)}}}), [{listed}]::struct(ms_code varchar, said varchar)[] as cells
        from {_source(path, layout)}
    """)  # noqa: S608 - columns and settings of ours
    connection.execute("""
        create or replace temp table cell as
        select row, rollcall_id, undl_id, unnest(cells, recursive := true), false as is_unvoted from call
    """)
    connection.execute("alter table call drop column cells")
