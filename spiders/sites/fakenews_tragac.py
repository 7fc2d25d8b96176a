"""FakeNews Tragač."""

from spiders.feed import FeedSource


class FakenewsTragac(FeedSource):
    """FakeNews Tragač, fact-checkers of Novi Sad."""

    name = "fakenews_tragac"
    publisher = "FakeNews Tragač"
    owner = "Novosadska novinarska škola"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 6
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://fakenews.rs/feed/"]
