"""UN Digital Library."""

from spiders.feed import FeedSource


class UnDigitalLibrary(FeedSource):
    """Voting records of the United Nations, as its library catalogues them."""

    name = "un_digital_library"
    publisher = "United Nations Dag Hammarskjöld Library"
    owner = "United Nations"
    country = "UN"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 5
    terms = "metadata free to use with attribution, as the library's pages are quoted; not read here"
    start_urls = ["https://digitallibrary.un.org/rss?cc=Voting%20Data&ln=en"]
