"""Blic."""

from spiders.sitemap import SitemapSource


class Blic(SitemapSource):
    """Blic, a private daily; its news sitemap is a gzip file."""

    name = "blic"
    publisher = "Blic"
    owner = "Ringier Serbia"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1500
    terms = "copyright of the publisher, terms not read; part behind a paywall"
    start_urls = ["https://www.blic.rs/sitemap-stories-news-news.xml.gz"]
