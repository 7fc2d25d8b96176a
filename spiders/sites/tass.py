"""TASS news agency."""

from spiders.feed import FeedSource


class Tass(FeedSource):
    """TASS, Russia's state news agency, in English."""

    name = "tass"
    publisher = "TASS"
    owner = "Russian Federation"
    country = "RU"
    kind = "news"
    language = "en"
    time_zone = "Europe/Moscow"
    weekly_estimate = 700
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://tass.com/rss/v2.xml"]
