"""Ministry of Mining and Energy of Serbia."""

from spiders.listing import ListingSource


class RsEnergyMinistry(ListingSource):
    """News of Serbia's energy ministry; taken to run on the government's own site engine."""

    name = "rs_energy_ministry"
    publisher = "Ministry of Mining and Energy of the Republic of Serbia"
    owner = "Republic of Serbia"
    country = "RS"
    kind = "official"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 10
    terms = "official texts are free of copyright (Serbian copyright law, art. 6), site terms not read"
    start_urls = ["https://www.mre.gov.rs/"]
    links = "a[href*='/vest/']"
