"""KRIK."""

from spiders.feed import FeedSource


class Krik(FeedSource):
    """KRIK, a network of investigative reporters on crime and corruption."""

    name = "krik"
    publisher = "KRIK"
    owner = "Mreža za istraživanje kriminala i korupcije"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 15
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.krik.rs/feed/"]
