"""Government of Kosovo."""

from spiders.wordpress import WordPressSource


class XkGovernment(WordPressSource):
    """News of the office of Kosovo's prime minister, in English."""

    name = "xk_government"
    publisher = "Office of the Prime Minister, Republic of Kosovo"
    owner = "Republic of Kosovo"
    country = "XK"
    kind = "official"
    language = "en"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 15
    terms = "terms not read"
    start_urls = ["https://kryeministri.rks-gov.net/wp-json/wp/v2/posts?per_page=50&lang=en"]
