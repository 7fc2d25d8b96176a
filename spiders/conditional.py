"""The middleware that asks for listings and robots.txt only where they changed, and robots.txt not every day."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Self
from zlib import crc32

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from spiders.evidence import IS_ARCHIVED, role_of
from spiders.recorded import read_response
from spiders.seen import Visit
from spiders.unit import DayCrawl

# RFC 9309, section 2.4: a day. The hour more keeps a daily run, which is never on the second, from asking every day.
ROBOTS_LIVES = timedelta(hours=25)
# Half of the hosts are asked anew each day, so that no day asks all of them.
ROBOTS_RENEWED = timedelta(hours=12)


class ConditionalMiddleware:
    """Stands above the evidence: a 304 is archived as it came, and the spider reads the listing that it repeats.

    What a listing named and could not be fetched is so asked for again although the listing has not changed.
    """

    def __init__(self, unit: DayCrawl) -> None:
        """Ask for one crawl."""
        self.unit = unit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Stay out where Scrapy runs without a crawl of ours (`scrapy shell`)."""
        unit = getattr(crawler.spider, "unit", None)
        if unit is None:
            raise NotConfigured
        return cls(unit)

    def process_request(self, request: Request) -> Response | None:
        """Add the conditions of what is known; answer for a robots.txt that is young enough."""
        visit = self.unit.seen.visits.get(request.url)
        if visit is None or role_of(request) == "article":
            return None
        if role_of(request) == "robots" and self.stands(request.url, visit):
            return self.kept(visit).replace(flags=[IS_ARCHIVED])
        for name, value in visit.conditions().items():
            request.headers.setdefault(name, value)
        return None

    def stands(self, url: str, visit: Visit) -> bool:
        """Tell whether a known robots.txt needs no asking; a replay takes it where its day has none of its own."""
        if url in self.unit.resumed:
            return False
        if self.unit.replayed is not None:
            return url not in self.unit.replayed
        age = datetime.now(UTC) - visit.checked_at
        is_its_day = (crc32(f"{self.unit.source} {url}".encode()) + self.unit.day.toordinal()) % 2 == 0
        return age < (ROBOTS_RENEWED if is_its_day else ROBOTS_LIVES)

    def process_response(self, request: Request, response: Response) -> Response:
        """Put what a 304 repeats in its place, but for articles, of which nothing more is wanted."""
        if response.status != HTTPStatus.NOT_MODIFIED or role_of(request) == "article":
            return response
        visit = self.unit.seen.visits.get(request.url)
        if visit is not None:
            return self.kept(visit)
        repeated = self.unit.replayed.repeated(request.url) if self.unit.replayed else None
        return repeated or response

    def kept(self, visit: Visit) -> Response:
        """Return the last whole answer, from the archive."""
        return read_response(self.unit.writer.path.parent.parent / visit.filename, visit.offset)
