"""Government of Montenegro."""

from spiders.listing import ListingSource


class MeGovernment(ListingSource):
    """News of Montenegro's government, in English."""

    name = "me_government"
    publisher = "Government of Montenegro"
    owner = "Montenegro"
    country = "ME"
    kind = "official"
    language = "en"
    time_zone = "Europe/Podgorica"
    weekly_estimate = 30
    terms = "terms not read"
    start_urls = ["https://www.gov.me/en/news"]
    links = "a[href*='/en/article/']"
