"""Sources that are read through a sitemap: Scrapy's own reader drops the news fields, so this one is ours."""

import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lxml import etree
from scrapy.http import Response
from scrapy.utils.gz import gunzip, gzip_magic_number

from spiders.listed import BadListing, Further, Listed, iso_date
from spiders.source import Source
from spiders.xmltree import children, name_of, read_xml, text_of

# Sitemaps of a whole site name every page since it began; only what is this new is followed.
RECENT = timedelta(days=3)
MAX_SITEMAP_BYTES = 50 * 2**20  # the protocol's own limit


def unpacked(response: Response) -> bytes:
    """Return a sitemap's XML, also where the file itself is gzip (`sitemap.xml.gz`)."""
    if not gzip_magic_number(response):
        return response.body
    try:
        return gunzip(response.body, max_size=MAX_SITEMAP_BYTES)
    # A file that is not whole, and one that unpacks to more than the limit.
    except (OSError, EOFError, zlib.error, struct.error, ValueError) as error:
        raise BadListing("bad-listing") from error


class SitemapSource(Source, is_base=True):
    """A source whose `start_urls` are sitemaps, news sitemaps or indexes of them."""

    def listed(self, response: Response) -> Iterator[Listed | Further]:
        """Yield recent pages with the news fields (Google's sitemap-news 0.9), and recently changed sitemaps."""
        root = read_xml(unpacked(response))
        if name_of(root) == "sitemapindex":
            for sitemap in root.iter("{*}sitemap"):
                yield from self.further(sitemap)
        elif name_of(root) == "urlset":
            for url in root.iter("{*}url"):
                yield from self.article(url)
        else:
            raise BadListing("bad-listing")

    def further(self, sitemap: etree._Element) -> Iterator[Further]:
        """Yield a sitemap of an index where it changed recently; one that does not say when is followed."""
        address = text_of(sitemap, "loc")
        changed = iso_date(text_of(sitemap, "lastmod"), self.time_zone)
        if address and (changed is None or self.is_recent(changed)):
            yield Further(address)

    def article(self, url: etree._Element) -> Iterator[Listed]:
        """Yield a page where it is recent; one without any date only from a news sitemap, which holds two days."""
        address = text_of(url, "loc")
        news = next(iter(children(url, "news")), None)
        published = text_of(news, "publication_date") if news is not None else None
        published = iso_date(published, self.time_zone)
        newest = published or iso_date(text_of(url, "lastmod"), self.time_zone)
        if not address or not (self.is_recent(newest) if newest else news is not None):
            return
        title = text_of(news, "title") if news is not None else None
        publication = children(news, "publication") if news is not None else []
        language = text_of(publication[0], "language") if publication else None
        yield Listed(address, "sitemap", published, title, language)

    def is_recent(self, moment: str) -> bool:
        """Tell whether a moment lies no more than three days before the day of the crawl."""
        day: date = datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Belgrade")).date()
        return day >= self.unit.day - RECENT
