"""The evidence: sentences with their signals, searched and filtered; and one signal under its permalink."""

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.corrections import Row
from reports.desk.database import Database, text_of
from reports.desk.desk import desk_of, page
from reports.desk.errors import NotFound
from reports.desk.filters import REVIEW, Filters, read_filters
from reports.desk.search import hit_spans, query_keys
from reports.desk.shown import LONGEST_SENTENCE, pieces

ROWS = 25


def show(request: Request) -> Response:
    """Show a page of evidence, best match first where words are searched for, else the latest first."""
    filters = read_filters(request.query_params)
    database = desk_of(request).database
    is_text = request.query_params.get("in") == "text" and bool(filters.words)
    keys = query_keys(filters.words, database.keys_of)
    found = _found(database, filters, keys, is_text=is_text) if keys or not filters.words else []
    rows = [row | {"pieces": _marked(row, keys, database)} for row in found]
    return page(
        request,
        "evidence.html.j2",
        filters=filters,
        rows=rows,
        total=found[0]["total"] if found else 0,
        per_page=ROWS,
        is_text=is_text,
        reviews=list(REVIEW),
        choices=database.named("choices", {}),
    )


def show_one(request: Request) -> Response:
    """Show one signal; `?part=1` gives its box alone, for the script that replaces it after a review."""
    database = desk_of(request).database
    rows = database.named("signal", {"signal_id": request.path_params["signal_id"]})
    if not rows:
        raise NotFound
    signal = rows[0] | {"pieces": _marked(rows[0], [], database)}
    decisions = database.named("decisions", {"object_id": signal["signal_id"]})
    template = "signal_box.html.j2" if request.query_params.get("part") else "signal.html.j2"
    return page(request, template, signal=signal, decisions=decisions)


def _found(database: Database, filters: Filters, keys: list[list[str]], *, is_text: bool) -> list[Row]:
    values = filters.values | {"rows": ROWS, "skipped": (filters.page - 1) * ROWS}
    query = text_of("found_text" if is_text else "found_evidence")
    condition = _text_condition(filters) if is_text else filters.condition
    if is_text:
        values = {name: value for name, value in values.items() if name in ("source", "week", "rows", "skipped")}
    # Both replacements are texts of ours; what a reader typed stays a parameter.
    hits = (
        text_of("hits") if keys else "hit as (select document_id, sentence_no, 0.0 as score from evidence group by all)"
    )
    query = query.replace("/* hits */", hits).replace("/* condition */", condition)
    return database.ask(query, values | ({"keys": keys} if keys else {}))


def _text_condition(filters: Filters) -> str:
    return " and ".join(["true", *(f"d.{name} = ${name}" for name in ("source", "week") if name in filters.chosen)])


def _marked(row: Row, keys: list[list[str]], database: Database) -> list[tuple[str, bool]]:
    """Return the sentence in pieces: what was searched for is marked, else the words that made the signal."""
    sentence = (row["sentence"] or "")[:LONGEST_SENTENCE]
    if keys:
        return pieces(sentence, hit_spans(sentence, row["language"], keys, database.keys_of))
    start = sentence.find(row["evidence"] or "\0")
    return pieces(sentence, [(start, start + len(row["evidence"]))] if start >= 0 else [])
