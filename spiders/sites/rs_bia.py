"""Security Intelligence Agency of Serbia."""

from spiders.listing import ListingSource


class RsBia(ListingSource):
    """Notices of BIA, Serbia's security and intelligence agency; it publishes seldom."""

    name = "rs_bia"
    publisher = "Security Intelligence Agency (BIA)"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 1
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.bia.gov.rs/aktuelno/vesti/"]
    links = ".news-list h3 a"
