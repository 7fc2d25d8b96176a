"""Danas, a daily."""

from spiders.source import Page
from spiders.wordpress import WordPressSource


class Danas(WordPressSource):
    """Danas, a daily newspaper of Belgrade."""

    name = "danas"
    publisher = "Danas"
    owner = "United Media"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 900
    terms = "copyright of the publisher, terms not read; part behind a paywall, kept as far as public"
    start_urls = ["https://www.danas.rs/wp-json/wp/v2/posts?per_page=100"]
    page = Page(title=".site-main article h1", text=".site-main article .post-content > p", author=".post-author a")
