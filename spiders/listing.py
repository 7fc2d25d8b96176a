"""Sources that are read through a section page."""

from collections.abc import Iterator
from typing import Any, ClassVar

from scrapy.http import Response, TextResponse

from spiders.declaration import check_selector
from spiders.listed import BadListing, Further, Listed
from spiders.source import Source

# What an `<a>` may hold that leads to no page.
NO_PAGE = ("#", "javascript:", "mailto:", "tel:")


class ListingSource(Source, is_base=True):
    """A source whose `start_urls` are pages that link to the articles.

    `links` is a CSS selector of the `<a>` elements; `listing_dates`, where declared, selects as many dates as there
    are links, in the same order (end it with `::text` or `::attr(datetime)`).
    """

    links: ClassVar[str]
    listing_dates: ClassVar[str | None] = None

    required = (*Source.required, "links")
    optional = (*Source.optional, "listing_dates")

    def __init_subclass__(cls, *, is_base: bool = False, **kwargs: Any) -> None:
        """Check the two selectors too."""
        super().__init_subclass__(is_base=is_base, **kwargs)
        check_selector("links", cls.links)
        if cls.listing_dates:
            check_selector("listing_dates", cls.listing_dates)

    def listed(self, response: Response) -> Iterator[Listed | Further]:
        """Yield the page's links; a page without a single one has changed its layout."""
        if not isinstance(response, TextResponse):
            raise BadListing("bad-listing")
        links = response.css(self.links)
        if not links:
            raise BadListing("empty-listing")
        dates = [text.strip() for text in response.css(self.listing_dates).getall()] if self.listing_dates else []
        if dates and len(dates) != len(links):
            self.logger.warning("%s: %d links but %d dates: dates left out", response.url, len(links), len(dates))
            dates = []
        for number, link in enumerate(links):
            # Not `link.attrib`: that copies all attributes, and fails over one whose name holds a control character.
            address = (link.root.get("href") or "").strip()
            if address and not address.startswith(NO_PAGE):
                title = " ".join((link.xpath("string()").get() or "").split()) or None
                date = dates[number] if dates else None
                yield Listed(address, "listing", date, title)
