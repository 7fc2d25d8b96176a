"""Export-Import Bank of the United States."""

from spiders.listing import ListingSource


class UsExim(ListingSource):
    """News of EXIM, the United States' export credit agency."""

    name = "us_exim"
    publisher = "Export-Import Bank of the United States"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 3
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://www.exim.gov/news"]
    links = "main a[href*='/news/']"
