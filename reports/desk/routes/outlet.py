"""Outlets: who publishes, what they brought, and what of it carries signals."""

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.desk import desk_of, page
from reports.desk.errors import NotFound


def show_all(request: Request) -> Response:
    """Show all outlets with their counts."""
    return page(request, "outlets.html.j2", rows=desk_of(request).database.named("outlets", {}))


def show(request: Request) -> Response:
    """Show one outlet: who owns it, its weeks, its directions, and the days on which something was missing."""
    database = desk_of(request).database
    values = {"source": request.path_params["source"]}
    rows = database.named("outlet", values)
    if not rows:
        raise NotFound
    return page(
        request,
        "outlet.html.j2",
        outlet=rows[0],
        weeks=database.named("outlet_weeks", values),
        domains=database.named("outlet_domains", values),
        statements=database.named("outlet_statements", values),
        gaps=database.named("outlet_gaps", values),
        documents=database.named("outlet_documents", values),
    )
