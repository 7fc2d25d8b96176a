"""President of Russia."""

from spiders.feed import FeedSource
from spiders.source import Page


class RuKremlin(FeedSource):
    """News of Russia's president, in English."""

    name = "ru_kremlin"
    publisher = "President of Russia"
    owner = "Russian Federation"
    country = "RU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Moscow"
    weekly_estimate = 40
    terms = "Creative Commons Attribution 4.0, as the site is quoted; not read here"
    start_urls = ["http://en.kremlin.ru/events/president/news/feed"]
    page = Page(
        title="h1.entry-title",
        text=".read__lead, .read__content p",
        published="time.read__published::attr(datetime)",
    )
