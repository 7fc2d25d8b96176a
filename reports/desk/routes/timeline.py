"""The timeline: signals by week and direction, beside the index."""

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.database import text_of
from reports.desk.desk import desk_of, page
from reports.desk.filters import read_filters


def show(request: Request) -> Response:
    """Show the weeks of what the filters choose; a chosen week is left aside, and words are not searched."""
    filters = read_filters({name: value for name, value in request.query_params.items() if name not in ("week", "q")})
    database = desk_of(request).database
    # The condition is made of the fixed texts of `filters` alone.
    query = text_of("timeline").replace("/* condition */", filters.condition)
    weeks = database.ask(query, filters.values)
    most = max((row["west"] + row["neutral"] + row["east"] for row in weeks), default=1)
    return page(
        request, "timeline.html.j2", filters=filters, weeks=weeks, most=most, choices=database.named("choices", {})
    )
