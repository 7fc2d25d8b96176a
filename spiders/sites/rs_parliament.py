"""National Assembly of Serbia."""

from spiders.listing import ListingSource


class RsParliament(ListingSource):
    """Sessions of the National Assembly, in English; an article's address ends in its number and that of its section."""

    name = "rs_parliament"
    publisher = "National Assembly of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "en"
    time_zone = "Europe/Belgrade"
    start_urls = ["http://www.parlament.gov.rs/activities/national-assembly/sessions.544.html"]
    links = "a[href$='.537.html']"
