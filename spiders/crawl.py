"""One crawl: a source, a day; live or from an archive; from what is known before to what was archived."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from twisted.python.failure import Failure

from spiders.errors import BadInput
from spiders.index import Entry, read_entries
from spiders.ledger import Row, count_statuses
from spiders.recorded import Recorded
from spiders.seen import Seen, read_seen
from spiders.source import Source
from spiders.unit import DayCrawl
from spiders.warc import Record, read_info
from spiders.warcwriter import WarcWriter

BELGRADE = ZoneInfo("Europe/Belgrade")
# How a WARC file says that no server was asked.
REPLAYED = "replay of archived records"
# A replay asks no one, so nothing is waited for; without handlers it could not ask if it tried.
REPLAY_SETTINGS: dict[str, Any] = {
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "RETRY_ENABLED": False,
    "CONCURRENT_REQUESTS": 1,
    "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https", "ftp", "s3", "file", "data")),
}


@dataclass(frozen=True)
class Job:
    """A crawl to be run: which source and day, into which archive, live or from which archive."""

    source: type[Source]
    day: date
    archive: Path
    replay: Path | None = None
    is_again: bool = False

    @property
    def folder(self) -> Path:
        """Return the folder of the source in the archive."""
        return self.archive / self.source.name

    @property
    def path(self) -> Path:
        """Return the WARC file that the crawl writes."""
        return self.folder / f"{self.day.isoformat()}.warc.gz"


@dataclass(frozen=True)
class Crawl:
    """A crawl that ended: the index of its WARC file, its fetch rows and its summary."""

    job: Job
    entries: list[Entry]
    rows: list[Row]
    summary: dict[str, Any]
    seconds: float


async def run_crawl(job: Job, software: str, settings: dict[str, Any]) -> Crawl:
    """Run one crawl to its end and read back what it archived."""
    began = monotonic()
    unit = open_unit(job, software)
    reason, offsite = "not-archived", 0
    try:
        if unit.replayed is None or unit.replayed.path.exists():
            reason, offsite = await run_spider(job, unit, settings)
    finally:
        unit.writer.close()
    entries = list(read_entries(job.path, f"{job.source.name}/{job.path.name}"))
    rows = unit.ledger.rows(job.source.name, job.day, entries)
    if job.replay is None and is_blind(rows):
        reason = "no-listing"
    summary = {
        "source": job.source.name,
        "day": job.day.isoformat(),
        "finished_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "finish_reason": reason,
        "counts": count_statuses(rows),
        "offsite": offsite,
        "is_replay": job.replay is not None,
        "label": read_info(job.path).get("isPartOf"),
        "software": software,
    }
    return Crawl(job, entries, rows, summary, monotonic() - began)


def is_blind(rows: list[Row]) -> bool:
    """Tell whether no listing could be read, so that nothing new can have been seen."""
    return not any(row["role"] == "listing" and row["status"] in ("fetched", "unchanged") for row in rows)


async def run_spider(job: Job, unit: DayCrawl, settings: dict[str, Any]) -> tuple[str, int]:
    """Run the source's spider; return why it ended and how many links led off the site."""
    chosen = Settings()
    chosen.setmodule("spiders.settings", priority="project")
    chosen.setdict({**(REPLAY_SETTINGS if job.replay else {}), **settings}, priority="cmdline")
    crawler = Crawler(job.source, chosen)
    reasons: list[str] = []

    def closed(reason: str) -> None:
        reasons.append(reason)

    def erred(failure: Failure) -> None:
        unit.errors.append(failure.value or RuntimeError(str(failure)))

    crawler.signals.connect(closed, signal=signals.spider_closed)
    crawler.signals.connect(erred, signal=signals.spider_error)
    await AsyncCrawlerRunner(chosen).crawl(crawler, unit=unit)
    if unit.errors:
        raise unit.errors[0]
    return reasons[0], int(crawler.stats.get_value("offsite/filtered", 0))


def open_unit(job: Job, software: str) -> DayCrawl:
    """Put together what a crawl knows before it begins, and open its WARC file."""
    check_kind(job)
    replayed = Recorded(job.replay / job.source.name, job.day) if job.replay else None
    info = {"software": software, "robots": "obey", "isPartOf": "azimuth"}
    created = datetime.now(UTC)
    if replayed:
        original = read_info(replayed.path) if replayed.path.exists() else {}
        info |= {"isPartOf": original.get("isPartOf", "azimuth"), "description": REPLAYED}
        # The time of the replay itself is in the summary; here it would make two replays differ.
        created = datetime.combine(job.day, time(), BELGRADE).astimezone(UTC)
    writer = WarcWriter(job.path, info, created)
    return DayCrawl(
        source=job.source.name,
        day=job.day,
        seen=seen_before(job),
        writer=writer,
        resumed=Recorded(job.folder, job.day, accept=lambda record: is_final(job, record)),
        replayed=replayed,
    )


def check_kind(job: Job) -> None:
    """Raise `BadInput` where a live crawl and a replay would write into one file."""
    info = read_info(job.path) if job.path.exists() else {}
    if info and (info.get("description") == REPLAYED) != (job.replay is not None):
        begun = "live" if job.replay else "by a replay"
        raise BadInput(f"{job.path} was begun {begun}: finish it the same way, or collect into another AZIMUTH_DATA")


def seen_before(job: Job) -> Seen:
    """Return what earlier days hold; where a day is crawled again, also what that day already holds."""
    seen = read_seen(job.folder, job.day)
    if job.is_again and job.path.exists():
        seen.add(job.day, read_entries(job.path, f"{job.source.name}/{job.path.name}"))
    return seen


def is_final(job: Job, record: Record) -> bool:
    """Tell whether an answer found in the day's file stands: a live server that failed is asked again."""
    if job.is_again:
        return False
    return job.replay is not None or (record.http_status < 500 and record.http_status != 429)
