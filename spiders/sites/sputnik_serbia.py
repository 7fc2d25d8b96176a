"""Sputnik Serbia."""

from spiders.feed import FeedSource
from spiders.source import Page


class SputnikSerbia(FeedSource):
    """Sputnik Srbija, the Serbian service of Russia's state news agency, in Latin script."""

    name = "sputnik_serbia"
    publisher = "Sputnik Srbija"
    owner = "Rossiya Segodnya (Russian state)"
    country = "RU"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 400
    terms = "copyright of the publisher, terms not read; distribution banned in the EU (Regulation 2022/350)"
    start_urls = ["https://lat.sputnikportal.rs/export/rss2/archive/index.xml"]
    page = Page(
        title="h1.article__title",
        text=".article__announce-text, .article__body .article__block[data-type='text'] .article__text",
        published="[itemprop='datePublished']",
        author="[itemprop='author'] [itemprop='name']",
    )
