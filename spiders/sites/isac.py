"""ISAC Fund."""

from spiders.wordpress import WordPressSource


class Isac(WordPressSource):
    """The International and Security Affairs Centre, a think tank of Belgrade."""

    name = "isac"
    publisher = "ISAC Fund"
    owner = "ISAC Fund"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 2
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.isac-fund.org/wp-json/wp/v2/posts?per_page=20"]
