"""Srbijagas."""

from spiders.wordpress import WordPressSource


class Srbijagas(WordPressSource):
    """News of Srbijagas, the state gas company."""

    name = "srbijagas"
    publisher = "Srbijagas"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 3
    terms = "copyright of the company, terms not read"
    start_urls = ["https://www.srbijagas.com/wp-json/wp/v2/posts?per_page=20"]
