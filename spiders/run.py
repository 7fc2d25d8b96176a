"""Running crawls: one reactor a process, many crawls in it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Any

from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor

from spiders.address import DNS_CACHE_SIZE, DNS_TIMEOUT_SECONDS, PublicResolver
from spiders.crawl import Crawl, Job, run_crawl

REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
# Different hosts, so each is still asked one page at a time.
CRAWLS_AT_ONCE = 8


def run_crawls(
    jobs: Iterable[Job], finished: Callable[[Crawl], None], software: str, settings: dict[str, Any] | None = None
) -> None:
    """Run crawls, the days one after another, the sources of a day side by side; hand over each as it ends.

    `settings` overrule `spiders.settings`; `PRIVATE_ADDRESSES_ALLOWED` is for tests over loopback. Once a process:
    Twisted's reactor cannot be started again.
    """
    install_reactor(REACTOR)
    from twisted.internet import reactor  # noqa: PLC0415 - imported earlier, it would be the wrong one

    async def run_all() -> None:
        by_day: dict[date, list[Job]] = {}
        for job in jobs:
            by_day.setdefault(job.day, []).append(job)
        limit = asyncio.Semaphore(CRAWLS_AT_ONCE)

        async def run_one(job: Job) -> None:
            async with limit:
                finished(await run_crawl(job, software, settings or {}))

        for day in sorted(by_day):
            await gather(run_one(job) for job in by_day[day])

    quiet()
    if not (settings or {}).get("PRIVATE_ADDRESSES_ALLOWED"):
        PublicResolver(reactor, DNS_CACHE_SIZE, DNS_TIMEOUT_SECONDS).install_on_reactor()
    task = asyncio.get_event_loop().create_task(run_all())
    task.add_done_callback(lambda _: reactor.stop())  # type: ignore[misc]
    reactor.run()  # type: ignore[misc]
    if not task.done():
        raise KeyboardInterrupt
    task.result()


async def gather(crawls: Iterable[Awaitable[None]]) -> None:
    """Wait for all crawls; the first error is raised when all have ended, so that none is cut off by another's."""
    results = await asyncio.gather(*crawls, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


def quiet() -> None:
    """Log warnings to standard error; what the ledger already says is not said again."""
    configure_logging({"LOG_LEVEL": "WARNING"})
    for name in ("scrapy.downloadermiddlewares.robotstxt", "scrapy.core.downloader.handlers.http11"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
