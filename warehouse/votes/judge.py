"""Whether what was read makes sense: codes, kinds of vote, dates and totals; and one vote a state and resolution."""

from pathlib import Path

import duckdb

from warehouse.errors import BadInput
from warehouse.votes.layout import Layout
from warehouse.votes.place import line_of_row

# What is wrong, in which of our columns, in which table, and what to say of it. The first found is told.
RULES = (
    ("call", "rollcall_id is null", "resolution", "the cell is empty"),
    ("call", "try_cast(left(date_text, 10) as date) is null", "date", "no day (2023-10-27)"),
    ("cell", "not is_unvoted and upper(said) not in (select said from temp.meaning)", "vote", "a vote of unknown kind"),
    ("cell", "ms_code is null or ms_code not in (select ms_code from temp.state_code)", "code", "no known state"),
    *(
        ("call", f"{total} is not null and try_cast({total} as double) is null", total, "no number")
        for total in ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
    ),
)
SHOWN = {"code": "ms_code", "vote": "said", "date": "date_text", "resolution": "rollcall_id"}


def refuse_unknown(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout) -> None:
    """Raise `BadInput` with line and column for the first cell that says what no such cell may say."""
    for table, condition, column, problem in RULES:
        shown = SHOWN.get(column, column)
        by_state = "ms_code" if table == "cell" else "null"
        found = connection.execute(
            f"select row, {shown}, {by_state} from temp.{table} where {condition} order by row limit 1",  # noqa: S608 - ours
        ).fetchone()
        if found:
            _refuse(path, layout, found, column, problem)


def _refuse(path: Path, layout: Layout, found: tuple[object, ...], column: str, problem: str) -> None:
    row, value, state = found
    if layout.shape == "wide" and column == "code":
        number = layout.header.index(str(state)) + 1
        raise BadInput(f"{path}, line 1, column {number}: {state!r} is no known state (warehouse/votes/states.toml)")
    name = state if layout.shape == "wide" and column == "vote" else layout.columns.get(column, column)
    hint = "; the codes are in warehouse/votes/states.toml" if column == "code" else ""
    if column == "vote":
        hint = f"; known are {', '.join(code or 'an empty cell' for code in layout.votes)}"
    raise BadInput(f"{path}, line {line_of_row(path, int(str(row)))}, column {name}: {value!r} is {problem}{hint}")


def keep_one_each(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout) -> None:
    """Make `given_rollcall`, `given_vote` and `uneven`; raise `BadInput` where a state says two things at once.

    Of two records of one resolution the later stands. Rows that a file has twice are taken once. `uneven` has the roll
    calls whose votes do not add up to the totals beside them.
    """
    connection.execute("""
        create or replace temp table given_rollcall as
        select * exclude (date_text), left(date_text, 10)::date as date
        from temp.call
        where rollcall_id not in (select rollcall_id from temp.cell where is_unvoted)
        qualify row_number() over (
            partition by rollcall_id order by date desc, try_cast(undl_id as bigint) desc, undl_id desc, row
        ) = 1
    """)
    connection.execute(_SAID_ONCE)
    found = connection.execute(
        "select last_row, ms_code, rollcall_id from temp.said_once where vote <> other"
    ).fetchone()
    if found:
        line = line_of_row(path, found[0])
        column = layout.columns.get("vote", found[1])
        raise BadInput(f"{path}, line {line}, column {column}: {found[1]} votes in two ways on {found[2]}")
    connection.execute("""
        create or replace temp table given_vote as
        select rollcall_id, iso3, ms_code, vote from temp.said_once where vote <> '-'
    """)
    connection.execute(_UNEVEN)


def refuse_cut(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise `BadInput` where only the resolution of the file's last row has fewer rows than members.

    So a file looks that was cut off between two rows; in one with chosen states all resolutions lack rows.
    """
    found = connection.execute("""
        select r.rollcall_id, u.total_ms::int, u.members, (select max(row) from temp.cell)
        from temp.given_rollcall as r
        inner join temp.uneven as u on r.rollcall_id = u.rollcall_id
        where u.members < u.total_ms
            and r.rollcall_id = (select arg_max(rollcall_id, row) from temp.cell)
            and (select count(*) from temp.given_rollcall) > 2 * (select count(*) from temp.uneven)
    """).fetchone()
    if found:
        line = line_of_row(path, found[3])
        raise BadInput(
            f"{path}, line {line}, column total_ms: the file ends in the middle of {found[0]} ({found[2]} of "
            f"{found[1]} members): it is cut off, download it again"
        )


_SAID_ONCE = """
    create or replace temp table said_once as
    select c.rollcall_id, s.iso3, min(c.ms_code) as ms_code, max(c.row) as last_row,
        min(m.vote) as vote, max(m.vote) as other
    from temp.cell as c
    inner join temp.meaning as m on upper(c.said) = m.said
    inner join temp.given_rollcall as r on c.rollcall_id = r.rollcall_id and c.undl_id is not distinct from r.undl_id
    inner join temp.state_code as s
        on c.ms_code = s.ms_code and r.date >= coalesce(s.since, date '0001-01-01')
        and r.date < coalesce(s.until, date '9999-12-31')
    where not c.is_unvoted
    group by c.rollcall_id, s.iso3
"""

_UNEVEN = """
    create or replace temp table uneven as
    select rollcall_id, total_ms::double as total_ms, count(iso3) as members
    from temp.given_rollcall left join temp.given_vote using (rollcall_id)
    group by rollcall_id, total_ms, total_yes, total_no, total_abstentions
    having count(iso3) > 0 and (count(iso3) <> total_ms::double
        or count(*) filter (vote = 'Y') <> total_yes::double
        or count(*) filter (vote = 'N') <> total_no::double
        or count(*) filter (vote = 'A') <> total_abstentions::double)
"""
