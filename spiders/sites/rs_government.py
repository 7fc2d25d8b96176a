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
    weekly_estimate = 60
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.srbija.gov.rs/rss/?change_lang=cr"]
