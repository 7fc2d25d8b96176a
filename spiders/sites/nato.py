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
    start_urls = ["https://www.nato.int/en/news-and-events"]
    links = "a[href*='/news-and-events/articles/news/']"
