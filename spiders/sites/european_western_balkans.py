"""European Western Balkans."""

from spiders.feed import FeedSource


class EuropeanWesternBalkans(FeedSource):
    """A portal on the region's way into the European Union, in English."""

    name = "european_western_balkans"
    publisher = "European Western Balkans"
    owner = "Centre for Contemporary Politics, Belgrade"
    country = "RS"
    kind = "news"
    language = "en"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 12
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://europeanwesternbalkans.com/feed/"]
