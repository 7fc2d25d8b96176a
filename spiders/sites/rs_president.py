"""President of Serbia."""

from spiders.listing import ListingSource


class RsPresident(ListingSource):
    """News of the press centre of the President of the Republic of Serbia."""

    name = "rs_president"
    publisher = "President of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 25
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.predsednik.rs/lat/pres-centar/vesti"]
    links = "a[href*='/pres-centar/vesti/']"
