"""National Assembly of Serbia."""

from spiders.listing import ListingSource


class RsParliament(ListingSource):
    """Sessions and activities of the National Assembly; addresses end in a name and the number of their page."""

    name = "rs_parliament"
    publisher = "National Assembly of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    start_urls = ["http://www.parlament.gov.rs/aktivnosti/narodna-skupstina.2112.html"]
    links = "a[href*='/aktivnosti/narodna-skupstina/']"
