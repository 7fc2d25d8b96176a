"""Where the sample's pages stand: addresses, robots.txt and the source that they are samples for."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined
from w3lib.url import safe_url_string

from sample.page import SamplePage
from spiders.errors import BadInput
from spiders.source import Source, all_sources

FOLDER = Path(__file__).parent
# The address of an article that a listing names twice, once as a campaign would.
TRACKING = "?utm_source=rss&utm_medium=rss&utm_campaign=rss"


@dataclass(frozen=True)
class Site:
    """A source's site as the sample shows it."""

    source: type[Source]
    url: str
    listing: str
    robots: tuple[str, ...]
    expect: dict[str, str]
    named_listing: str | None = None
    has_etag: bool = False

    @property
    def start_url(self) -> str:
        """Return the source's start address, encoded as it is asked for."""
        return safe_url_string(self.source.start_urls[0])

    @property
    def listing_url(self) -> str:
        """Return the address of the listing: the start address, or the one that is named there."""
        return self.named_listing or self.start_url

    @property
    def host(self) -> str:
        """Return the host that the source is read from."""
        return urlsplit(self.start_url).netloc

    @property
    def robots_url(self) -> str:
        """Return the address of robots.txt."""
        return f"{urlsplit(self.start_url).scheme}://{self.host}/robots.txt"

    @property
    def meta(self) -> str:
        """Return what says to machines that a page is a sample."""
        return f"Written by the Azimuth project as a sample in the structure of {self.host}; not published there."

    def words(self, table: str) -> str:
        """Return a text of words.toml in the source's language."""
        text: str = words()[table][self.source.language]
        return text.format(host=self.host)

    def local_time(self, page: SamplePage) -> datetime | None:
        """Return when a page says it was published, in the source's zone; None for a page without a date."""
        return None if page.special == "no-date" else page.published.astimezone(ZoneInfo(self.source.time_zone))

    def address(self, page: SamplePage) -> str:
        """Return the URL of a page."""
        at = self.local_time(page)
        url = Environment(undefined=StrictUndefined, autoescape=False).from_string(self.url)  # noqa: S701 - a URL
        return url.render(slug=page.slug, number=page.number, at=at)

    def robots_txt(self, pages: list[SamplePage]) -> str:
        """Return the robots.txt, with a rule for each page that the sample closes to robots."""
        closed = [urlsplit(self.address(page)).path for page in pages if page.special == "robots-disallowed"]
        lines = [f"# {self.meta}", "User-agent: *", *self.robots, *(f"Disallow: {path}" for path in closed)]
        return "\n".join(lines) + "\n"


@cache
def all_sites() -> dict[str, Site]:
    """Return every site of sites.toml by the name of its source; raise `BadInput` where a source has none."""
    sources = all_sources()
    rows: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "sites.toml").read_text(encoding="utf-8"))
    if rows.keys() != sources.keys():
        raise BadInput(f"{FOLDER / 'sites.toml'}: differs from spiders/sites: {sorted(rows.keys() ^ sources.keys())}")
    return {name: Site(source=sources[name], **{**row, "robots": tuple(row["robots"])}) for name, row in rows.items()}


@cache
def words() -> dict[str, dict[str, Any]]:
    """Return words.toml."""
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
