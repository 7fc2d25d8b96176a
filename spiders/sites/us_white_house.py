"""White House."""

from spiders.feed import FeedSource


class UsWhiteHouse(FeedSource):
    """Presidential actions: orders, proclamations, memoranda."""

    name = "us_white_house"
    publisher = "The White House"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 15
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://www.whitehouse.gov/presidential-actions/feed/"]
