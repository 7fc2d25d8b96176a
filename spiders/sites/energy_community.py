"""Energy Community."""

from spiders.listing import ListingSource


class EnergyCommunity(ListingSource):
    """News of the Energy Community Secretariat in Vienna."""

    name = "energy_community"
    publisher = "Energy Community Secretariat"
    owner = "Energy Community"
    country = "EnC"
    kind = "official"
    language = "en"
    time_zone = "Europe/Vienna"
    weekly_estimate = 6
    terms = "terms not read"
    start_urls = ["https://www.energy-community.org/news.html"]
    links = "a[href*='/news/Energy-Community-News/']"
