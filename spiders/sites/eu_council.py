"""Council of the European Union and European Council."""

from spiders.listing import ListingSource


class EuCouncil(ListingSource):
    """Press releases of the Council of the EU and of the European Council."""

    name = "eu_council"
    publisher = "Council of the European Union"
    owner = "European Union"
    country = "EU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Brussels"
    weekly_estimate = 50
    terms = "reuse with attribution, as its copyright notice is quoted; not read here"
    start_urls = ["https://www.consilium.europa.eu/en/press/press-releases/"]
    links = "li.gsc-excerpt-item a.gsc-excerpt-item__link"
