"""United States Embassy in Serbia."""

from spiders.source import Page
from spiders.wordpress import WordPressSource


class UsEmbassyBelgrade(WordPressSource):
    """Posts of the US Embassy in Belgrade."""

    name = "us_embassy_belgrade"
    publisher = "U.S. Embassy in Serbia"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 5
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://rs.usembassy.gov/wp-json/wp/v2/posts?per_page=50"]
    page = Page(title="h1.entry-title", text="div.entry-content p")
