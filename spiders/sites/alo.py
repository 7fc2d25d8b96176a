"""Alo."""

from spiders.sitemap import SitemapSource


class Alo(SitemapSource):
    """Alo, a tabloid near the government."""

    name = "alo"
    publisher = "Alo"
    owner = "Alo Media System"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1500
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.alo.rs/sitemap/google-news-sitemap.xml"]
