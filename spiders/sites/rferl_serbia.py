"""Radio Free Europe in Serbian."""

from spiders.feed import FeedSource


class RferlSerbia(FeedSource):
    """Radio Slobodna Evropa, the Balkan service of Radio Free Europe/Radio Liberty."""

    name = "rferl_serbia"
    publisher = "Radio Slobodna Evropa"
    owner = "Radio Free Europe/Radio Liberty (funded by the US Congress)"
    country = "US"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 150
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.slobodnaevropa.org/api/zivqrkrvil"]
