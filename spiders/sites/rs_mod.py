"""Ministry of Defence of Serbia."""

from spiders.listing import ListingSource


class RsMod(ListingSource):
    """News of Serbia's defence ministry; an article's number stands before and after its name in the address."""

    name = "rs_mod"
    publisher = "Ministry of Defence of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 40
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.mod.gov.rs/cir"]
    links = "h2 a[href*='/cir/'], h3 a[href*='/cir/'], h4 a[href*='/cir/']"
