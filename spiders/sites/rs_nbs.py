"""National Bank of Serbia."""

from spiders.listing import ListingSource


class RsNbs(ListingSource):
    """Press releases of the National Bank of Serbia, in English."""

    name = "rs_nbs"
    publisher = "National Bank of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "en"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 8
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.nbs.rs/en/scripts/showcontent/index.html"]
    links = "#content a[href*='/en/scripts/showcontent/']"
