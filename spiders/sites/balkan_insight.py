"""Balkan Insight."""

from spiders.wordpress import WordPressSource


class BalkanInsight(WordPressSource):
    """Balkan Insight, the English site of the Balkan Investigative Reporting Network."""

    name = "balkan_insight"
    publisher = "Balkan Insight"
    owner = "Balkan Investigative Reporting Network"
    country = "BA"
    kind = "news"
    language = "en"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 40
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://balkaninsight.com/wp-json/wp/v2/posts?per_page=50"]
