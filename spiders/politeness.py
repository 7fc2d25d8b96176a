"""How fast a host is asked: Scrapy's AutoThrottle, never below the site's Crawl-delay, and Retry-After obeyed."""

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy import Request, Spider, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

# A host that asks for longer is not waited for: its pages fail today and are asked for tomorrow.
LONGEST_WAIT_SECONDS = 120.0
SLOW_DOWN = (429, 503)


class PoliteThrottle(AutoThrottle):
    """AutoThrottle with two floors that Scrapy 2.19 reads or receives but does not act on."""

    def __init__(self, crawler: Crawler) -> None:
        """Listen for parsed robots.txt files."""
        super().__init__(crawler)
        self.crawl_delays: dict[str, float] = {}
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take over a site's Crawl-delay, exactly: Scrapy's jitter would halve it at times."""
        delay = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if not delay:
            return
        if delay > LONGEST_WAIT_SECONDS:
            logger.warning("%s: Crawl-delay %s cut to %s s", request.url, delay, LONGEST_WAIT_SECONDS)
        delay = min(float(delay), LONGEST_WAIT_SECONDS)
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        self.crawl_delays[key] = delay
        # For a slot that is made later, and for the one that robots.txt itself was fetched through.
        downloader.per_slot_settings[key] = {"delay": delay, "jitter": 0}
        if key in downloader.slots:
            downloader.slots[key].delay, downloader.slots[key].jitter = delay, 0.0

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        """Let AutoThrottle adjust, then hold the floor."""
        super()._adjust_delay(slot, latency, response)
        host = next((key for key, other in self.crawler.engine.downloader.slots.items() if other is slot), "")
        slot.delay = max(slot.delay, self.crawl_delays.get(host, 0.0))

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        """Pause the whole host where it asks for a pause; do not retry where it asks for a long one."""
        super()._response_downloaded(response, request, spider)
        wait = retry_after(response) if response.status in SLOW_DOWN else None
        if wait is None:
            return
        if wait > LONGEST_WAIT_SECONDS:
            request.meta["dont_retry"] = True
            return
        _, slot = self._get_slot(request, spider)
        if slot is not None:
            slot.lastseen = monotonic() + wait


def retry_after(response: Response) -> float | None:
    """Return the seconds that a Retry-After header asks for, given as a number or as a date; None without one."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
