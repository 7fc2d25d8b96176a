"""B92."""

from spiders.feed import FeedSource


class B92(FeedSource):
    """B92, the portal of a private television."""

    name = "b92"
    publisher = "B92"
    owner = "Kopernikus Corporation"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1000
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.b92.net/rss/latest"]
