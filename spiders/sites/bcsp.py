"""Belgrade Centre for Security Policy."""

from spiders.feed import FeedSource


class Bcsp(FeedSource):
    """The Belgrade Centre for Security Policy, a think tank."""

    name = "bcsp"
    publisher = "Belgrade Centre for Security Policy"
    owner = "Belgrade Centre for Security Policy"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 6
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://bezbednost.org/feed/"]
