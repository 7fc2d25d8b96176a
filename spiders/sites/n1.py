"""N1 television."""

from spiders.sitemap import SitemapSource
from spiders.source import Page


class N1(SitemapSource):
    """N1, a cable news channel; its feed holds 50 items, less than a day, its news sitemap some 300."""

    name = "n1"
    publisher = "N1"
    owner = "United Media"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1200
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://n1info.rs/sitemap/sitemap_news_1.xml"]
    page = Page(
        title="h1.entry-title",
        text="div.entry-content > p",
        published="meta[property='og:published_time']::attr(content)",
        author=".author",
    )
