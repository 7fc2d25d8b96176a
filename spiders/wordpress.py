"""Sources that are read through the REST interface of WordPress."""

import html
import json
from collections.abc import Iterator

from scrapy.http import Response
from w3lib.html import remove_tags

from spiders.listed import BadListing, Further, Listed, iso_date
from spiders.source import Source


class WordPressSource(Source, is_base=True):
    """A source whose `start_urls` look like `https://host/wp-json/wp/v2/posts?per_page=50`."""

    def listed(self, response: Response) -> Iterator[Listed | Further]:
        """Yield the posts; their pages are fetched, for a post's JSON holds the text without its frame."""
        try:
            posts = json.loads(response.body)
            listed = [self.post(post) for post in posts]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadListing("bad-listing") from error
        if not listed:
            raise BadListing("empty-listing")
        yield from listed

    def post(self, post: dict[str, dict[str, str]]) -> Listed:
        """Return what the interface says of a post: `date_gmt` is UTC without saying so."""
        title = html.unescape(remove_tags(post["title"]["rendered"])).strip()
        return Listed(str(post["link"]), "wordpress", iso_date(str(post["date_gmt"]), "UTC"), title or None)
