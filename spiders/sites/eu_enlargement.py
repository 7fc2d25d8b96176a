"""European Commission, enlargement."""

from spiders.listing import ListingSource
from spiders.source import Page


class EuEnlargement(ListingSource):
    """News of the Commission's enlargement department."""

    name = "eu_enlargement"
    publisher = "European Commission, Directorate-General for Enlargement and Eastern Neighbourhood"
    owner = "European Union"
    country = "EU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Brussels"
    weekly_estimate = 15
    terms = "reuse with attribution (Commission Decision 2011/833/EU)"
    start_urls = ["https://enlargement.ec.europa.eu/news_en"]
    links = "article.ecl-content-item a[href*='/news/']"
    page = Page(
        title="h1.ecl-page-header__title",
        text="div.ecl p",
        published=".ecl-page-header__meta time::attr(datetime)",
    )
