"""RT Balkan."""

from spiders.sitemap import SitemapSource
from spiders.source import Page


class RtBalkan(SitemapSource):
    """RT Balkan, the Serbian service of Russia's state television abroad, in Cyrillic."""

    name = "rt_balkan"
    publisher = "RT Balkan"
    owner = "TV-Novosti (Russian state)"
    country = "RU"
    kind = "news"
    language = "sr-Cyrl"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 500
    terms = "copyright of the publisher, terms not read; distribution banned in the EU (Regulation 2022/350)"
    start_urls = ["https://rt.rs/sitemap.xml"]
    page = Page(
        title="h1.HeadLine-type_2",
        text=".ViewText-root > p",
        published="time.Timestamp-default::attr(datetime)",
        author=".author-simple-card__title",
        section=".Breadcrumbs-arrow + .Breadcrumbs-item span",
    )
