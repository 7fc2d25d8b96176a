"""The middleware nearest to the network: what was asked and answered goes into the archive before anyone touches it."""

import logging
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, NotConfigured
from scrapy.http import Response

from spiders.address import refused_hosts
from spiders.ledger import PrivateAddress
from spiders.unit import DayCrawl
from spiders.warc import IDENTICAL_PAYLOAD, NOT_MODIFIED
from spiders.warcwriter import Exchange, Revisit, sha256

logger = logging.getLogger(__name__)

# Put on an answer that this day's archive already holds, so that it is not written twice.
IS_ARCHIVED = "azimuth-archived"


class EvidenceMiddleware:
    """Writes every answer, robots.txt and redirects included, as WARC records; enters what got no answer."""

    def __init__(self, unit: DayCrawl) -> None:
        """Write for one crawl."""
        self.unit = unit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Stay out where Scrapy runs without a crawl of ours (`scrapy shell`)."""
        unit = getattr(crawler.spider, "unit", None)
        if unit is None:
            raise NotConfigured
        return cls(unit)

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive an answer as it came, its Content-Encoding still on."""
        self.unit.ledger.clear(request.url)
        if IS_ARCHIVED not in response.flags:
            try:
                self.unit.writer.write(self.exchange(request, response))
            except OSError as error:
                # A full disk is no fault of the page's: the crawl must not end as if nothing had happened.
                self.unit.errors.append(error)
                raise
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Enter a request that got no answer; what no one foresaw is a failure too, with its traceback in the log."""
        if isinstance(exception, CannotResolveHostError) and urlsplit(request.url).hostname in refused_hosts:
            exception = PrivateAddress(request.url)
        if not self.unit.ledger.enter(request.url, role_of(request), exception):
            logger.error("%s", request.url, exc_info=exception)
            self.unit.ledger.fail(request.url, role_of(request), "error")

    def exchange(self, request: Request, response: Response) -> Exchange:
        """Return what is to be written."""
        digest = sha256(response.body)
        known = {**request.meta.get("known", {}), "source": self.unit.source, "role": role_of(request)}
        if "redirect_urls" in request.meta:
            known["via"] = request.meta["redirect_urls"][-1]
        return Exchange(
            url=request.url,
            date=request.meta.get("answered_at") or datetime.now(UTC),
            request=request_block(request),
            response_head=response_head(response),
            payload=response.body,
            payload_digest=digest,
            known=known,
            ip_address=str(response.ip_address) if response.ip_address else None,
            revisit=self.revisit(request.url, response.status, digest),
        )

    def revisit(self, url: str, status: int, digest: str) -> Revisit | None:
        """Return the earlier record that an answer repeats, or None where it says something new."""
        visit = self.unit.seen.visits.get(url)
        if visit is None or (status != HTTPStatus.NOT_MODIFIED and (status >= 300 or digest != visit.digest)):
            return None
        profile = NOT_MODIFIED if status == HTTPStatus.NOT_MODIFIED else IDENTICAL_PAYLOAD
        return Revisit(profile, url, visit.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"), visit.digest)


def role_of(request: Request) -> str:
    """Return the role of a request; only the robots.txt middleware asks without one."""
    return str(request.meta.get("role", "robots"))


def request_block(request: Request) -> bytes:
    """Return a request as it was sent, but for the connection headers, which Twisted adds."""
    parts = urlsplit(request.url)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    head = f"{request.method} {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode()
    lines = [name + b": " + value + b"\r\n" for name in request.headers for value in request.headers.getlist(name)]
    return head + b"".join(lines) + b"\r\n" + request.body


def response_head(response: Response) -> bytes:
    """Return status line and headers as far as Scrapy keeps them; the transfer coding is off, as it is off the body."""
    try:
        phrase = HTTPStatus(response.status).phrase
    except ValueError:
        phrase = ""
    lines = [
        name + b": " + value + b"\r\n"
        for name in response.headers
        if name.lower() != b"transfer-encoding"
        for value in response.headers.getlist(name)
    ]
    return f"HTTP/1.1 {response.status} {phrase}\r\n".encode() + b"".join(lines) + b"\r\n"
