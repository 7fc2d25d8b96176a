"""What a browser remembers: the language, and that the token was given."""

import hmac

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reports.desk.desk import LANGUAGE_COOKIE, desk_of, page
from reports.desk.errors import BadRequest
from reports.desk.guard import COOKIE, session_of
from reports.desk.texts import LANGUAGES

YEAR = 365 * 24 * 3600


async def choose_language(request: Request) -> Response:
    """Keep the reader's language, and lead back to the page."""
    form = await request.form(max_fields=5)
    language, back = str(form.get("language", "")), str(form.get("back", "/"))
    if language not in LANGUAGES:
        raise BadRequest(f"language is one of {', '.join(LANGUAGES)}")
    answer = RedirectResponse(_own_address(back), 303)
    answer.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR, samesite="strict", httponly=True)
    return answer


def show_login(request: Request) -> Response:
    """Show the form that asks for the token."""
    return page(request, "login.html.j2", is_wrong=False)


async def log_in(request: Request) -> Response:
    """Compare the token in constant time; the browser then keeps a cookie made from it."""
    token = desk_of(request).token
    given = str((await request.form(max_fields=5)).get("token", ""))
    if token is None or not hmac.compare_digest(given.encode(), token.encode()):
        return page(request, "login.html.j2", 401, is_wrong=True)
    answer = RedirectResponse("/", 303)
    is_tls = request.url.scheme == "https"
    answer.set_cookie(COOKIE, session_of(token), samesite="strict", httponly=True, secure=is_tls)
    return answer


def _own_address(address: str) -> str:
    """Return an address of this desk; one that a browser would read as another site's becomes the first page."""
    is_own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_own else "/"
