"""National Assembly of Serbia."""

from spiders.listing import ListingSource


class RsParliament(ListingSource):
    """Sessions of the National Assembly; an article's address ends in its number and that of its section."""

    name = "rs_parliament"
    publisher = "National Assembly of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 10
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["http://www.parlament.gov.rs/активности/народна-скупштина/заседања.33.html"]
    links = "a[href$='.43.html']"
