"""What stands before every page: who may ask, from where, and what a browser may do with the answer."""

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
COOKIE = "azimuth_desk"
# Nothing inline runs, nothing leaves the page, nobody frames it.
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
LONGEST_FORM = 20_000
_SAFE = frozenset({"GET", "HEAD"})
_OPEN_PATHS = ("/login", "/language", "/static/")


def session_of(token: str) -> str:
    """Return what the cookie holds for a token: the token itself is not kept in the browser."""
    return hmac.new(token.encode(), b"azimuth desk session", hashlib.sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Tell whether an address is reached from this machine alone."""
    return host in LOOPBACK


class Guard:
    """Refuses requests of other hosts' pages and without the token; adds the headers to every answer.

    Without a token only names of this machine are answered: else a page elsewhere could have its own name resolve here
    (DNS rebinding) and read the answers.
    """

    def __init__(self, app: ASGIApp, *, token: str | None) -> None:
        """Stand before an application; `token` is None on loopback."""
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await (self._refusal(scope) or self.app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self.token is None and not is_loopback(urlsplit(f"//{host}").hostname or ""):
            return PlainTextResponse("this desk answers to names of this machine alone", 403)
        if scope["method"] not in _SAFE and not _is_own(headers, host):
            return PlainTextResponse("a form of another page is not taken", 403)
        if scope["method"] not in _SAFE and not _is_short(headers):
            return PlainTextResponse(f"a form has at most {LONGEST_FORM} bytes", 413)
        if self.token is None or scope["path"].startswith(_OPEN_PATHS) or self._is_known(scope, headers):
            return None
        if scope["method"] in _SAFE:
            return RedirectResponse("/login", 303)
        return PlainTextResponse("log in first", 401)

    def _is_known(self, scope: Scope, headers: Headers) -> bool:
        token = self.token or ""
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        cookie = HTTPConnection(scope).cookies.get(COOKIE, "")
        # Both compared in constant time, and as bytes: compare_digest takes no text beyond ASCII.
        is_bearer = hmac.compare_digest(bearer.encode(), token.encode())
        return hmac.compare_digest(cookie.encode(), session_of(token).encode()) or is_bearer


def _is_own(headers: Headers, host: str) -> bool:
    """Tell whether a form was sent by a page of this desk: every browser names the origin of a POST."""
    origin = headers.get("origin", "")
    return bool(host) and hmac.compare_digest(urlsplit(origin).netloc.encode(), host.encode())


def _is_short(headers: Headers) -> bool:
    """Tell whether a form says that it is short; a server holds it to its word."""
    length = headers.get("content-length", "")
    return length.isascii() and length.isdecimal() and int(length) <= LONGEST_FORM
