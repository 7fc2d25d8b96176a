"""Government of Russia."""

from spiders.listing import ListingSource


class RuGovernment(ListingSource):
    """News of Russia's government, in English."""

    name = "ru_government"
    publisher = "Government of the Russian Federation"
    owner = "Russian Federation"
    country = "RU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Moscow"
    weekly_estimate = 25
    terms = "Creative Commons Attribution 4.0, as the site is quoted; not read here"
    start_urls = ["http://government.ru/en/news/"]
    links = "a.headline__link[href*='/en/news/'], h3 a[href*='/en/news/']"
