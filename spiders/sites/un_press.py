"""United Nations press releases."""

from spiders.feed import FeedSource


class UnPress(FeedSource):
    """Meetings coverage and press releases of the United Nations."""

    name = "un_press"
    publisher = "United Nations"
    owner = "United Nations"
    country = "UN"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 80
    terms = "copyright United Nations, terms not read"
    start_urls = ["https://press.un.org/en/rss.xml"]
