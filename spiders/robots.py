"""robots.txt as RFC 9309 reads it where Scrapy is milder, with a reason for each refusal."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from spiders.ledger import Disallowed, RobotsUnreachable


class RobotsMiddleware(RobotsTxtMiddleware):
    """Fetches nothing from a host whose robots.txt cannot be had; takes no error page for a robots.txt."""

    def __init__(self, crawler: Crawler) -> None:
        """Begin with all hosts thought reachable."""
        super().__init__(crawler)
        self.unreachable: set[str] = set()

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        """Read the rules; a server error refuses all, a client error means that there are none."""
        if response.status >= 500 or response.status == 429:
            raise RobotsUnreachable(response.url)
        if response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        """Remember a host without rules; in a replay it is merely not archived."""
        super()._robots_error(exc, netloc)
        if not isinstance(exc, IgnoreRequest) or isinstance(exc, RobotsUnreachable):
            self.unreachable.add(netloc)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what the rules refuse."""
        if urlparse_cached(request).netloc in self.unreachable:
            raise RobotsUnreachable(request.url)
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise Disallowed(request.url) from error
