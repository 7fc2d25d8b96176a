"""U.S. International Development Finance Corporation."""

from spiders.listing import ListingSource


class UsDfc(ListingSource):
    """Press releases of DFC, the United States' development finance institution."""

    name = "us_dfc"
    publisher = "U.S. International Development Finance Corporation"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 3
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://www.dfc.gov/media/press-releases"]
    links = "main a[href*='/media/press-releases/']"
