"""Raskrikavanje."""

from spiders.listing import ListingSource


class Raskrikavanje(ListingSource):
    """Raskrikavanje, KRIK's fact-checkers of tabloids."""

    name = "raskrikavanje"
    publisher = "Raskrikavanje"
    owner = "Mreža za istraživanje kriminala i korupcije"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 5
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://www.raskrikavanje.rs/"]
    links = "a[href*='page.php?id=']"
