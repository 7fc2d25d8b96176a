"""United States Department of the Treasury."""

from spiders.listing import ListingSource
from spiders.source import Page


class UsTreasury(ListingSource):
    """Press releases of the US Treasury."""

    name = "us_treasury"
    publisher = "U.S. Department of the Treasury"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 25
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://home.treasury.gov/news/press-releases"]
    links = "h3.featured-stories__headline a[href*='/news/press-releases/']"
    page = Page(
        title="h1 .field--name-title",
        text="article .field--name-field-news-body p",
        published=".field--name-field-news-publication-date time::attr(datetime)",
    )
