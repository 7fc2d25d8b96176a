"""What a collector that came every night would have seen of a sample site, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sample.page import BELGRADE, VISIT, SamplePage, load_pages
from sample.render import article, index, listing
from sample.site import FOLDER, TRACKING, Site
from spiders.errors import BadInput
from spiders.seen import RECHECK_AFTER
from spiders.sitemap import SitemapSource
from spiders.wordpress import WordPressSource

FIRST_DAY, LAST_DAY = date(2025, 10, 20), date(2025, 11, 16)
LISTED = 12  # items in a listing


@dataclass(frozen=True)
class Capture:
    """An answer of a site: address, role in the crawl, media type, payload."""

    url: str
    role: str
    media_type: str
    payload: bytes


def all_days() -> list[date]:
    """Return the days of the sample: four ISO weeks, 2025-W43 to 2025-W46."""
    return [FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]


def visited_at(day: date) -> datetime:
    """Return the moment of a day's visit."""
    return datetime.combine(day, VISIT, tzinfo=BELGRADE)


def pages_of(site: Site) -> list[SamplePage]:
    """Return the pages of a source's sample, oldest first; none where nobody wrote any.

    A feed or section page never stands empty: below the first pages stands the recorded one, from years before.
    """
    path = FOLDER / "pages" / f"{site.source.name}.toml"
    if not path.exists():
        return []
    pages = load_pages(path)
    check_days(site, pages)
    if issubclass(site.source, SitemapSource):
        return pages
    return [replace(recorded_pages(site)[-1], found_on=FIRST_DAY), *pages]


def recorded_pages(site: Site) -> list[SamplePage]:
    """Return the recorded page of a source, last, and those that its listing names beside it."""
    return load_pages(FOLDER / "recorded" / f"{site.source.name}.toml")


def check_days(site: Site, pages: Sequence[SamplePage]) -> None:
    """Raise `BadInput` for a page that no visit would find as its author meant it."""
    for page in pages:
        name = f"sample/pages/{page.source}.toml: page {page.slug}"
        if not FIRST_DAY <= page.day <= LAST_DAY:
            raise BadInput(f"{name}: first seen on {page.day}, outside {FIRST_DAY} to {LAST_DAY}")
        rechecks = [day for day in recheck_days(page) if day <= LAST_DAY]
        if page.edit_on and not any(page.edit_on <= day for day in rechecks):
            raise BadInput(f"{name}: edited on {page.edit_on}, but looked at again only on {rechecks}")
        if page.special == "no-date" and issubclass(site.source, WordPressSource):
            raise BadInput(f"{name}: WordPress gives every post a date; put the page without one elsewhere")


def recheck_days(page: SamplePage) -> list[date]:
    """Return the days on which the collector asks for a page again."""
    return [page.day + after for after in RECHECK_AFTER]


def captures_of(site: Site, pages: Sequence[SamplePage], day: date) -> Iterator[Capture]:
    """Yield the answers of a day in the order in which a collector asks."""
    yield Capture(site.robots_url, "robots", "text/plain; charset=utf-8", site.robots_txt(list(pages)).encode())
    known = [page.on(day) for page in reversed(pages) if page.day <= day]
    yield from listings(site, known)
    for page in pages:
        if page.special != "robots-disallowed" and day in {page.day, *recheck_days(page)}:
            yield from articles(site, page, related_to(page, pages), day)


def listings(site: Site, known: Sequence[SamplePage]) -> Iterator[Capture]:
    """Yield the listing as it stands with these pages, after the index that names it where there is one."""
    kinds = {
        "xml": "text/xml; charset=utf-8",
        "json": "application/json; charset=utf-8",
        "html": "text/html; charset=utf-8",
    }
    media_type = kinds[site.listing.rpartition(".")[2]]
    if site.listing_url != site.start_url:
        yield Capture(site.start_url, "listing", media_type, index(site, known[:LISTED]))
    yield Capture(site.listing_url, "listing", media_type, listing(site, known[:LISTED]))


def articles(site: Site, page: SamplePage, related: Sequence[SamplePage], day: date) -> Iterator[Capture]:
    """Yield the page as it stands on a day, under each of its addresses."""
    payload = article(site, page.on(day), related)
    address = site.address(page)
    for url in (address, address + TRACKING) if page.special == "duplicate-url" else (address,):
        yield Capture(url, "article", "text/html; charset=utf-8", payload)


def related_to(page: SamplePage, pages: Sequence[SamplePage]) -> list[SamplePage]:
    """Return the three pages before a page, newest first: what its site would show beside it."""
    place = pages.index(page)
    return list(reversed(pages[max(0, place - 3) : place]))
