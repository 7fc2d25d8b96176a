"""Gazprom."""

from spiders.listing import ListingSource


class Gazprom(ListingSource):
    """Press releases of Gazprom, in English."""

    name = "gazprom"
    publisher = "Gazprom"
    owner = "Gazprom (Russian state majority)"
    country = "RU"
    kind = "news"
    language = "en"
    time_zone = "Europe/Moscow"
    weekly_estimate = 8
    terms = "copyright of the company, terms not read"
    start_urls = ["https://www.gazprom.com/press/news/"]
    links = "a[href*='/press/news/20'], a[href*='/press/news/azimuth-sample/']"
