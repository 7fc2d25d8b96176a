"""Politika, a daily."""

from spiders.listing import ListingSource
from spiders.source import Page


class Politika(ListingSource):
    """Politika, the oldest daily in the Balkans, in Cyrillic; its home page links to some 160 articles."""

    name = "politika"
    publisher = "Politika"
    owner = "Politika novine i magazini"
    country = "RS"
    kind = "news"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 900
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.politika.rs/"]
    links = "a[href*='/scc/clanak/']"
    page = Page(
        title="h1[itemprop='headline']",
        text="div.article-content p",
        published="span[itemprop='datePublished']",
        author="meta[name='author']::attr(content)",
    )
