"""BIRN Serbia."""

from spiders.sitemap import SitemapSource


class BirnSerbia(SitemapSource):
    """BIRN in Serbian; no feed, so the whole site's sitemaps are read and what changed in three days is followed."""

    name = "birn_serbia"
    publisher = "BIRN Srbija"
    owner = "Balkan Investigative Reporting Network Serbia"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 10
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://birn.rs/sitemaps.xml"]
