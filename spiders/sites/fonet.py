"""FoNet news agency."""

from spiders.listing import ListingSource


class Fonet(ListingSource):
    """FoNet, a private news agency of Belgrade; full texts are for subscribers, the site shows openings."""

    name = "fonet"
    publisher = "FoNet"
    owner = "FoNet"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 400
    terms = "copyright of the publisher, terms not read; agency texts are sold to subscribers"
    start_urls = ["https://www.fonet.rs/"]
    links = "h2 a[href], h3 a[href]"
