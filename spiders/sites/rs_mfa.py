"""Ministry of Foreign Affairs of Serbia."""

from spiders.listing import ListingSource
from spiders.source import Page


class RsMfa(ListingSource):
    """Statements and news of Serbia's foreign ministry, in English."""

    name = "rs_mfa"
    publisher = "Ministry of Foreign Affairs of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "en"
    time_zone = "Europe/Belgrade"
    start_urls = ["https://www.mfa.gov.rs/en/press-service/statements", "https://www.mfa.gov.rs/en/press-service/news"]
    links = "a.link--absolute"
    page = Page(
        title="h1.field--title::text",
        text="div.field--intro, div.field--text p",
        published="div.field--date::text",
    )
