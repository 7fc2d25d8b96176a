"""Istinomer."""

from spiders.feed import FeedSource


class Istinomer(FeedSource):
    """Istinomer, fact-checkers of politicians' statements."""

    name = "istinomer"
    publisher = "Istinomer"
    owner = "Centar za istraživanje, transparentnost i odgovornost (CRTA)"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 12
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.istinomer.rs/feed/"]
