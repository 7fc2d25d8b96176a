"""Večernje novosti."""

from spiders.sitemap import SitemapSource


class Novosti(SitemapSource):
    """Večernje novosti, a daily near the government."""

    name = "novosti"
    publisher = "Večernje novosti"
    owner = "Media 026"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1200
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.novosti.rs/sitemaps/xml/news"]
