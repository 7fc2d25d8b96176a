"""Office of Foreign Assets Control."""

from spiders.listing import ListingSource


class UsOfac(ListingSource):
    """OFAC's recent actions: designations, removals, licences; one page a day."""

    name = "us_ofac"
    publisher = "Office of Foreign Assets Control, U.S. Department of the Treasury"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 6
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://ofac.treasury.gov/recent-actions"]
    links = "a[href*='/recent-actions/']"
