"""North Atlantic Treaty Organization."""

from spiders.listing import ListingSource


class Nato(ListingSource):
    """News articles of NATO."""

    name = "nato"
    publisher = "North Atlantic Treaty Organization"
    owner = "NATO"
    country = "NATO"
    kind = "official"
    language = "en"
    time_zone = "Europe/Brussels"
    weekly_estimate = 25
    terms = "copyright NATO, terms not read"
    start_urls = ["https://www.nato.int/en/news-and-events"]
    links = "a[href*='/news-and-events/articles/news/']"
