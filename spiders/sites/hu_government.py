"""About Hungary."""

from spiders.listing import ListingSource


class HuGovernment(ListingSource):
    """News in brief of the Hungarian government's international site."""

    name = "hu_government"
    publisher = "International Communications Office, Cabinet Office of the Prime Minister"
    owner = "Hungary"
    country = "HU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Budapest"
    weekly_estimate = 40
    terms = "terms not read"
    start_urls = ["https://abouthungary.hu/news-in-brief"]
    links = "a[href*='/news-in-brief/']"
