"""OSCE."""

from spiders.listing import ListingSource


class Osce(ListingSource):
    """News and press releases of the Organization for Security and Co-operation in Europe."""

    name = "osce"
    publisher = "Organization for Security and Co-operation in Europe"
    owner = "OSCE"
    country = "OSCE"
    kind = "official"
    language = "en"
    time_zone = "Europe/Vienna"
    weekly_estimate = 15
    terms = "terms not read"
    start_urls = ["https://www.osce.org/press-releases"]
    links = "h3 a[href], h2 a[href]"
