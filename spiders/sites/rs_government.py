"""Government of Serbia."""

from spiders.feed import FeedSource


class RsGovernment(FeedSource):
    """News of the Government of the Republic of Serbia; the feed answers only with a script named."""

    name = "rs_government"
    publisher = "Government of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    start_urls = ["https://www.srbija.gov.rs/rss/?change_lang=cr"]
