"""Ministry of Foreign Affairs of Russia."""

from spiders.listing import ListingSource


class RuMfa(ListingSource):
    """News of Russia's foreign ministry, in English."""

    name = "ru_mfa"
    publisher = "Ministry of Foreign Affairs of the Russian Federation"
    owner = "Russian Federation"
    country = "RU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Moscow"
    weekly_estimate = 80
    terms = "terms not read"
    start_urls = ["https://mid.ru/en/foreign_policy/news/"]
    links = ".announce.announce_articles .announce__item a.announce__link"
    listing_dates = ".announce.announce_articles .announce__item .announce__date::text"
