"""What the desk's pages share: the database, the archive, who reviews, and how a page is made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from reports.desk.corrections import FIELDS
from reports.desk.database import Database
from reports.desk.filters import Filters
from reports.desk.shown import cut, visible
from reports.desk.texts import LANGUAGES, preferred, texts
from reports.pages import ReadRecord

LANGUAGE_COOKIE = "azimuth_language"


@dataclass(frozen=True)
class Correction:
    """A reviewer's decision on a signal; `field` and `value` are for the verdict `correct` alone."""

    signal_id: str
    verdict: str
    field: str | None
    value: str | None
    why: str | None


@dataclass(frozen=True)
class Desk:
    """Everything that the pages need from outside."""

    database: Database
    read_record: ReadRecord
    add_correction: Callable[[Correction], None]
    token: str | None = None


def desk_of(request: Request) -> Desk:
    """Return the desk that a request came to."""
    found: Desk = request.app.state.desk
    return found


def language_of(request: Request) -> str:
    """Return the language of a reader's interface."""
    return preferred(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", ""))


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page made from a template and values."""
    language = language_of(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shown = {"filters": Filters(), "snapshot": None} | values
    if shown["snapshot"] is None and template != "login.html.j2":
        shown["snapshot"] = desk_of(request).database.named("snapshot", {})[0]
    shown |= {"text": texts(language), "language": language, "languages": LANGUAGES, "here": here, "cut": cut}
    shown["fields"] = FIELDS
    return HTMLResponse(_templates().get_template(template).render(shown), status)


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
