"""Global Times."""

from spiders.feed import FeedSource
from spiders.source import Page


class GlobalTimes(FeedSource):
    """Global Times, a daily of the Communist Party of China, in English."""

    name = "global_times"
    publisher = "Global Times"
    owner = "People's Daily (Communist Party of China)"
    country = "CN"
    kind = "news"
    language = "en"
    time_zone = "Asia/Shanghai"
    weekly_estimate = 300
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.globaltimes.cn/rss/outbrain.xml"]
    page = Page(title=".article_title", text=".article_right", published=".pub_time")
