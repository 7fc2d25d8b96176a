"""Sources that are read through a section page."""

from typing import ClassVar

from spiders.source import Source


class ListingSource(Source, is_base=True):
    """A source whose `start_urls` are pages that link to the articles.

    `links` is a CSS selector of the `<a>` elements; `listing_dates`, where declared, selects as many dates as there
    are links, in the same order (end it with `::text` or `::attr(datetime)`).
    """

    links: ClassVar[str]
    listing_dates: ClassVar[str | None] = None

    required = (*Source.required, "links")
    optional = (*Source.optional, "listing_dates")
