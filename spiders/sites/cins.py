"""CINS."""

from spiders.feed import FeedSource


class Cins(FeedSource):
    """The Centre for Investigative Journalism of Serbia."""

    name = "cins"
    publisher = "CINS"
    owner = "Centar za istraživačko novinarstvo Srbije"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 6
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.cins.rs/feed/"]
