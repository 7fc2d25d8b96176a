"""Nova."""

from spiders.sitemap import SitemapSource
from spiders.source import Page


class Nova(SitemapSource):
    """Nova.rs, the portal of a private television; its feed holds 50 items, its news sitemap some 330."""

    name = "nova"
    publisher = "Nova"
    owner = "United Media"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1000
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://nova.rs/sitemap/sitemap_news_1.xml"]
    page = Page(
        title="h1.entry-title",
        text="div.entry-content > p",
        published="meta[property='og:published_time']::attr(content)",
    )
