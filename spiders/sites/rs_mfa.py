"""Ministry of Foreign Affairs of Serbia."""

from spiders.listing import ListingSource
from spiders.source import Page


class RsMfa(ListingSource):
    """Statements of Serbia's foreign ministry."""

    name = "rs_mfa"
    publisher = "Ministry of Foreign Affairs of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 40
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.mfa.gov.rs/mediji/saopstenja"]
    links = "a.link--absolute"
    page = Page(
        title="h1.field--title::text",
        text="div.field--intro, div.field--text p",
        published="div.field--date::text",
    )
