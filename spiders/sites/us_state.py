"""United States Department of State."""

from spiders.feed import FeedSource
from spiders.source import Page


class UsState(FeedSource):
    """Press releases of the US Department of State."""

    name = "us_state"
    publisher = "U.S. Department of State"
    owner = "United States of America"
    country = "US"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 120
    terms = "public domain as a work of the US government (17 USC 105)"
    start_urls = ["https://www.state.gov/rss-feed/press-releases/feed/"]
    page = Page(
        title="h1.featured-content__headline",
        text="div.entry-content > p",
        published="p.article-meta__publish-date",
        author="p.article-meta__author-bureau",
        section="p.doctype-meta",
    )
