"""Pink."""

from spiders.feed import FeedSource


class Pink(FeedSource):
    """The portal of TV Pink, a private television near the government."""

    name = "pink"
    publisher = "Pink"
    owner = "Pink International Company"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 900
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://pink.rs/rss-feed"]
