"""Ministry of European Integration of Serbia."""

from spiders.listing import ListingSource


class RsEuIntegration(ListingSource):
    """News of Serbia's ministry for the talks with the European Union."""

    name = "rs_eu_integration"
    publisher = "Ministry of European Integration of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 10
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.mei.gov.rs/srl/vesti/"]
    links = "a[href*='/srl/vesti/']:not([href$='/vesti/'])"
