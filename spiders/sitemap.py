"""Sources that are read through a news sitemap."""

from spiders.source import Source


class SitemapSource(Source, is_base=True):
    """A source whose `start_urls` are sitemaps, news sitemaps or indexes of them."""
