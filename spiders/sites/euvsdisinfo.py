"""EUvsDisinfo."""

from spiders.feed import FeedSource


class Euvsdisinfo(FeedSource):
    """Analyses of the EU team against disinformation; its database of cases is not read here."""

    name = "euvsdisinfo"
    publisher = "EUvsDisinfo"
    owner = "European Union"
    country = "EU"
    kind = "news"
    language = "en"
    time_zone = "Europe/Brussels"
    weekly_estimate = 4
    terms = "reuse with attribution (Commission Decision 2011/833/EU)"
    start_urls = ["https://euvsdisinfo.eu/feed/"]
