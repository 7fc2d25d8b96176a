"""Radio Television of Vojvodina."""

from spiders.feed import FeedSource


class Rtv(FeedSource):
    """RTV, the public broadcaster of Vojvodina."""

    name = "rtv"
    publisher = "Radio-televizija Vojvodine"
    owner = "Radio Television of Vojvodina (public service)"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 500
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://rtv.rs/sr_lat/rss/"]
