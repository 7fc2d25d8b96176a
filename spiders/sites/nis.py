"""Naftna industrija Srbije."""

from spiders.listing import ListingSource


class Nis(ListingSource):
    """News of NIS, the oil company owned by Gazprom Neft, Gazprom and the Serbian state."""

    name = "nis"
    publisher = "Naftna industrija Srbije"
    owner = "Gazprom Neft, Gazprom, Republic of Serbia"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 5
    terms = "copyright of the company, terms not read"
    start_urls = ["https://www.nis.rs/vesti/"]
    links = "a[href*='/vesti/20'], a[href*='/vesti/azimuth-sample/']"
