"""European Parliament."""

from spiders.feed import FeedSource


class EuParliament(FeedSource):
    """Press releases of the European Parliament."""

    name = "eu_parliament"
    publisher = "European Parliament"
    owner = "European Union"
    country = "EU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Brussels"
    weekly_estimate = 50
    terms = "reuse with acknowledgement of the source, as its legal notice is quoted; not read here"
    start_urls = ["https://www.europarl.europa.eu/rss/doc/press-releases/en.xml"]
