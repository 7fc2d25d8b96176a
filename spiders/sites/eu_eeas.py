"""European External Action Service."""

from spiders.listing import ListingSource
from spiders.source import Page


class EuEeas(ListingSource):
    """Press material of the EU's diplomatic service."""

    name = "eu_eeas"
    publisher = "European External Action Service"
    owner = "European Union"
    country = "EU"
    kind = "official"
    language = "en"
    time_zone = "Europe/Brussels"
    weekly_estimate = 60
    terms = "reuse with attribution (Commission Decision 2011/833/EU)"
    start_urls = ["https://www.eeas.europa.eu/filter-page/press-material_en"]
    links = "div.card h5.card-title a"
    page = Page(
        title="h1.node__title",
        text="div.node__content div.field--name-field-text p",
        published="div.node__meta",
    )
