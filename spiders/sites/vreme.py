"""Vreme."""

from spiders.feed import FeedSource


class Vreme(FeedSource):
    """Vreme, a weekly, with daily texts on its site."""

    name = "vreme"
    publisher = "Vreme"
    owner = "Vreme (its journalists and Vreme Knjige)"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 60
    terms = "copyright of the publisher, terms not read; part behind a paywall"
    start_urls = ["https://vreme.com/feed"]
