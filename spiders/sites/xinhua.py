"""Xinhua in English."""

from spiders.listing import ListingSource


class Xinhua(ListingSource):
    """Xinhua, China's state news agency: its page on Europe, in English."""

    name = "xinhua"
    publisher = "Xinhua"
    owner = "People's Republic of China"
    country = "CN"
    kind = "news"
    language = "en"
    time_zone = "Asia/Shanghai"
    weekly_estimate = 60
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://english.news.cn/europe/index.htm"]
    links = "a[href*='/europe/20'][href$='c.html'], a[href*='/azimuth-sample/']"
