"""Beta news agency."""

from spiders.feed import FeedSource


class Beta(FeedSource):
    """Beta, a private news agency of Belgrade; its feed holds ten items, so it must be read often."""

    name = "beta"
    publisher = "Beta"
    owner = "Beta Press"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 600
    terms = "copyright of the publisher, terms not read; agency texts are sold to subscribers"
    start_urls = ["https://beta.rs/rss"]
