"""Insajder."""

from spiders.feed import FeedSource


class Insajder(FeedSource):
    """Insajder, a private television and portal that began with investigations."""

    name = "insajder"
    publisher = "Insajder"
    owner = "Insajder Tim"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 300
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://insajder.net/feed.xml"]
