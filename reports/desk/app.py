"""The desk as a web application: its addresses, and what is shown when there is nothing to show."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reports.desk.desk import Desk, page
from reports.desk.errors import BadRequest, NotFound
from reports.desk.guard import Guard
from reports.desk.routes import document, event, evidence, outlet, overview, review, session, timeline
from warehouse.errors import BadInput

ROUTES = [
    Route("/", overview.show),
    Route("/evidence", evidence.show),
    Route("/signal/{signal_id}", evidence.show_one),
    Route("/timeline", timeline.show),
    Route("/events", event.show_all),
    Route("/event/{event_id}", event.show),
    Route("/outlets", outlet.show_all),
    Route("/outlet/{source}", outlet.show),
    Route("/document/{document_id}", document.show),
    Route("/review", review.take, methods=["POST"]),
    Route("/language", session.choose_language, methods=["POST"]),
    Route("/login", session.show_login, methods=["GET"]),
    Route("/login", session.log_in, methods=["POST"]),
    Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
]


def build(desk: Desk) -> Starlette:
    """Return the application of a desk."""
    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, token=desk.token)],
        exception_handlers={NotFound: _not_found, 404: _not_found, BadRequest: _bad_request, BadInput: _not_kept},
    )
    app.state.desk = desk
    return app


def _not_found(request: Request, error: Exception) -> Response:
    return page(request, "error.html.j2", 404, kind="not_found", detail="")


def _bad_request(request: Request, error: Exception) -> Response:
    return page(request, "error.html.j2", 400, kind="bad_request", detail=str(error))


def _not_kept(request: Request, error: Exception) -> Response:
    """Say what a person can put right: the warehouse is being written, or is not on this machine."""
    return page(request, "error.html.j2", 503, kind="not_kept", detail=str(error))
