"""Events: an act once, with all the accounts of it."""

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.database import text_of
from reports.desk.desk import desk_of, page
from reports.desk.errors import NotFound
from reports.desk.filters import read_filters

ROWS = 50
# Filters of evidence that an event has too.
_OWN = ("domain", "direction", "partner", "actor", "stage", "week", "source")


def show_all(request: Request) -> Response:
    """Show the events that the filters choose, those with most outlets first."""
    filters = read_filters(request.query_params)
    database = desk_of(request).database
    conditions = [_condition(name) for name in _OWN if name in filters.chosen]
    query = text_of("events").replace("/* condition */", " and ".join(["true", *conditions]))
    rows = database.ask(query, filters.values | {"rows": ROWS, "skipped": (filters.page - 1) * ROWS})
    choices = database.named("choices", {})
    total = rows[0]["total"] if rows else 0
    return page(request, "events.html.j2", filters=filters, rows=rows, total=total, per_page=ROWS, choices=choices)


def show(request: Request) -> Response:
    """Show one event, its accounts in the order in which they were known, and the promises it is part of."""
    database = desk_of(request).database
    values = {"event_id": request.path_params["event_id"]}
    rows = database.named("event", values)
    if not rows:
        raise NotFound
    accounts = database.named("event_accounts", values)
    promises = database.named("event_promises", values)
    return page(request, "event.html.j2", event=rows[0], accounts=accounts, promises=promises)


def _condition(name: str) -> str:
    listed = {"partner": "partner", "source": "sources"}
    return f"list_contains({listed[name]}, ${name})" if name in listed else f"{name} = ${name}"
