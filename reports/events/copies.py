"""Syndicated copies: which texts repeat an earlier one, and which accounts merely repeat another's sentence."""

import duckdb

from reports.events.accounts import Wording
from reports.events.settings import Settings, query
from warehouse.rowsfile import rows_file

Originals = dict[int, int]


def collapse_copies(connection: duckdb.DuckDBPyConnection, wording: Wording, settings: Settings) -> Originals:
    """Return, for every account that repeats an earlier one of its kind, the first of them.

    A sentence repeats another when it shares most of its three-word runs, or fewer where its whole text is a copy.
    """
    share = settings.copies
    story = _stories(connection, wording, settings)
    connection.execute("""
        create or replace temp table passage as
        select account as id, day, account as place, concat_ws(' ', domain, direction, stage = 'call') as block,
            sentence as folded
        from temp.account
    """)
    _fold(connection, wording)
    document = dict(connection.execute("select account, document_id from temp.account").fetchall())
    originals: Originals = {}
    for account, original, part in _repeats(connection, settings, share["sentence_of_copy"]):
        same_story = story.get(document[account], document[account]) == story.get(
            document[original], document[original]
        )
        if account not in originals and (part >= share["sentence"] or same_story):
            originals[account] = original
    # Originals come before their copies, so one pass leads every chain to its start.
    for account in sorted(originals):
        originals[account] = originals.get(originals[account], originals[account])
    return originals


def _stories(connection: duckdb.DuckDBPyConnection, wording: Wording, settings: Settings) -> dict[str, str]:
    """Return, for every document whose text is mostly in an earlier one, the first of them."""
    connection.execute("""
        create or replace temp table story as
        select document_id, min(account)::integer as id, min(day) as day from temp.account group by document_id
    """)
    connection.execute("""
        create or replace temp table passage as
        select s.id, s.day, s.id as place, '' as block, concat_ws(' ', d.title, d.text) as folded
        from temp.story as s
        inner join document as d on s.document_id = d.document_id
    """)
    _fold(connection, wording)
    name = dict(connection.execute("select id, document_id from temp.story").fetchall())
    first: dict[int, int] = {}
    for document, original, _ in _repeats(connection, settings, settings.copies["document"]):
        first.setdefault(document, original)
    for document in sorted(first):
        first[document] = first.get(first[document], first[document])
    return {name[document]: name[original] for document, original in first.items()}


def _fold(connection: duckdb.DuckDBPyConnection, wording: Wording) -> None:
    passages = connection.execute("select id, folded from temp.passage").fetchall()
    with rows_file({"id": number, "folded": wording.fold(text)} for number, text in passages) as file:
        connection.execute(
            """
            create or replace temp table passage as
            select p.* replace (f.folded as folded)
            from temp.passage as p
            inner join read_json(
                $file, format = 'newline_delimited', maximum_object_size = 67108864,
                columns = {id: 'integer', folded: 'varchar'}
            ) as f on p.id = f.id
            """,
            {"file": file},
        )


def _repeats(connection: duckdb.DuckDBPyConnection, settings: Settings, share: float) -> list[tuple[int, int, float]]:
    values = {"share": share, "days": int(settings.copies["days"]), "whole_words": int(settings.copies["whole_words"])}
    return connection.execute(query("copies"), values).fetchall()
