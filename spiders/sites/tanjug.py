"""Tanjug news agency."""

from spiders.sitemap import SitemapSource
from spiders.source import Page


class Tanjug(SitemapSource):
    """Tanjug, the agency whose texts other outlets take over; a private company runs the name of the state agency."""

    name = "tanjug"
    publisher = "Tanjug"
    owner = "Tačno"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1500
    terms = "copyright of the publisher, terms not read; agency texts are sold to subscribers"
    start_urls = ["https://www.tanjug.rs/sitemap/news.xml"]
    page = Page(
        title="h1.single-news-title",
        text=".single-news-lead, .single-news-content > p",
        published=".single-news-date",
        author=".single-news-author",
    )
