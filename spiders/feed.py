"""Sources that are read through an RSS or Atom feed."""

import html
from collections.abc import Iterator

from lxml import etree
from scrapy.http import Response
from w3lib.html import remove_tags

from spiders.listed import BadListing, Further, Listed, iso_date
from spiders.source import Source
from spiders.xmltree import children, name_of, read_xml, text_of


class FeedSource(Source, is_base=True):
    """A source whose `start_urls` are RSS 2.0, RSS 1.0 or Atom feeds."""

    def listed(self, response: Response) -> Iterator[Listed | Further]:
        """Yield the feed's items in its order."""
        root = read_xml(response.body)
        if name_of(root) not in ("rss", "RDF", "feed"):
            raise BadListing("bad-listing")
        items = list(root.iter("{*}item", "{*}entry"))
        if not items:
            raise BadListing("empty-listing")
        for item in items:
            address = link_of(item)
            if address:
                date = text_of(item, "pubDate", "published", "date", "updated")
                title = html.unescape(remove_tags(text_of(item, "title") or "")) or None
                yield Listed(address, "feed", iso_date(date, self.time_zone), title)


def link_of(item: etree._Element) -> str | None:
    """Return an item's address: RSS `link`, Atom `link` of relation alternate, or a `guid` that is a permanent link."""
    for link in children(item, "link"):
        if link.get("rel", "alternate") == "alternate":
            address = link.get("href") or text_of(item, "link")
            if address:
                return str(address).strip()
    for guid in children(item, "guid"):
        if guid.get("isPermaLink") != "false" and (guid.text or "").strip().startswith("http"):
            return str(guid.text).strip()
    return None
