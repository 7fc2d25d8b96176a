"""Kurir."""

from spiders.feed import FeedSource


class Kurir(FeedSource):
    """Kurir, a tabloid; the feed of its political section."""

    name = "kurir"
    publisher = "Kurir"
    owner = "Wireless Media"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 700
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.kurir.rs/rss/vesti/politika"]
