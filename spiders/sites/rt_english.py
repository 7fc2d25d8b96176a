"""RT in English."""

from spiders.feed import FeedSource
from spiders.source import Page


class RtEnglish(FeedSource):
    """RT, Russia's state television abroad, in English."""

    name = "rt_english"
    publisher = "RT"
    owner = "TV-Novosti (Russian state)"
    country = "RU"
    kind = "news"
    language = "en"
    time_zone = "Europe/Moscow"
    weekly_estimate = 500
    terms = "copyright of the publisher, terms not read; distribution banned in the EU (Regulation 2022/350)"
    start_urls = ["https://www.rt.com/rss/news/"]
    page = Page(
        title="h1.article__heading",
        text=".article__summary, .article__text > p",
        published=".date_article-header",
    )
