"""The middleware that answers from an archive: in a replay all requests, in a resumed crawl those already answered."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from spiders.evidence import IS_ARCHIVED
from spiders.ledger import NotArchived
from spiders.unit import DayCrawl


class ReplayMiddleware:
    """Stands between the evidence and the network; where a replay holds no record, nothing is asked."""

    def __init__(self, unit: DayCrawl) -> None:
        """Answer for one crawl."""
        self.unit = unit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Stay out where Scrapy runs without a crawl of ours (`scrapy shell`)."""
        unit = getattr(crawler.spider, "unit", None)
        if unit is None:
            raise NotConfigured
        return cls(unit)

    def process_request(self, request: Request) -> Response | None:
        """Return the archived answer; None lets a live crawl ask the server."""
        resumed = self.unit.resumed.answer(request.url)
        if resumed:
            return resumed[0].replace(flags=[IS_ARCHIVED])
        if self.unit.replayed is None:
            return None
        replayed = self.unit.replayed.answer(request.url)
        if replayed is None:
            raise NotArchived(request.url)
        response, request.meta["answered_at"] = replayed
        return response
