"""Sources that are read through an RSS or Atom feed."""

from spiders.source import Source


class FeedSource(Source, is_base=True):
    """A source whose `start_urls` are RSS 2.0, RSS 1.0 or Atom feeds."""
