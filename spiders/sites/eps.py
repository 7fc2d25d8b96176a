"""Elektroprivreda Srbije."""

from spiders.listing import ListingSource


class Eps(ListingSource):
    """News of EPS, the state power company."""

    name = "eps"
    publisher = "Elektroprivreda Srbije"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 7
    terms = "copyright of the company, terms not read"
    start_urls = ["https://www.eps.rs/lat/vesti"]
    links = ".news a[href*='/lat/vesti/']"
