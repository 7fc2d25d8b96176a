"""The first page: the figures of a week, each leading to its sentences."""

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.desk import desk_of, page
from reports.desk.filters import read_filters


def show(request: Request) -> Response:
    """Show the counts of a week by domain and direction; the latest week where none is chosen."""
    database = desk_of(request).database
    weeks = [row["week"] for row in database.named("weeks", {})]
    week = read_filters(request.query_params).chosen.get("week") or (weeks[0] if weeks else "")
    return page(
        request,
        "overview.html.j2",
        week=week,
        weeks=weeks,
        domains=database.named("domains", {"week": week}),
        index=database.named("index", {"week": week}),
        events=database.named("top_events", {"week": week}),
        review=database.named("review_counts", {"week": week})[0],
    )
