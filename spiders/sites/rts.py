"""Radio Television of Serbia."""

from spiders.feed import FeedSource
from spiders.source import Page


class Rts(FeedSource):
    """RTS, the public broadcaster; it has two article layouts."""

    name = "rts"
    publisher = "Radio Television of Serbia"
    owner = "Radio Television of Serbia (public service)"
    country = "RS"
    kind = "news"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 900
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.rts.rs/vesti/rss.html"]
    page = Page(title="h1", text="div.lead, div.short-story-body p, div.story-wrapper > div > p")
