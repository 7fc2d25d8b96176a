"""Deutsche Welle in Serbian."""

from spiders.feed import FeedSource


class DwSerbian(FeedSource):
    """The Serbian service of Germany's international broadcaster."""

    name = "dw_serbian"
    publisher = "Deutsche Welle"
    owner = "Deutsche Welle (funded by Germany's federal budget)"
    country = "DE"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 60
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://rss.dw.com/rdf/rss-ser-all"]
    allowed_domains = ["dw.com"]
