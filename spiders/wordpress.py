"""Sources that are read through the REST interface of WordPress."""

from spiders.source import Source


class WordPressSource(Source, is_base=True):
    """A source whose `start_urls` look like `https://host/wp-json/wp/v2/posts?per_page=50`."""
