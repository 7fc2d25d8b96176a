"""Informer."""

from spiders.sitemap import SitemapSource


class Informer(SitemapSource):
    """Informer, a tabloid near the government; its news sitemap holds a thousand entries."""

    name = "informer"
    publisher = "Informer"
    owner = "Insajder tim (Dragan J. Vučićević)"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1800
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://informer.rs/sitemap/news.xml"]
