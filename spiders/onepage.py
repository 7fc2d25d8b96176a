"""A source that reads its listings and asks for one article: for recording a page."""

from collections.abc import AsyncIterator, Iterator

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from spiders.source import Source


def for_one_page(source: type[Source], url: str) -> type[Source]:
    """Return a source like this one whose crawl fetches its listings and the article at `url`, nothing else."""

    class OnePage(source, is_base=True):  # type: ignore[call-arg, misc, valid-type]
        """The source, kept to one article."""

        async def start(self) -> AsyncIterator[Request]:
            """Ask for the listings."""
            for address in self.start_urls:
                yield self.listing_request(address)

        def parse_listing(self, response: Response) -> Iterator[Request]:
            """Ask for the article with what the listing says of it; where it is not listed, without."""
            wanted = [
                request
                for request in super().parse_listing(response)
                if request.meta["role"] == "listing" or request.url == url
            ]
            # What is asked for twice, Scrapy asks for once.
            yield from wanted or [self.article_request(url, {})]

        def unanswered(self, failure: Failure) -> list[Request]:
            """Ask for the article also where a listing gave no answer."""
            super().unanswered(failure)
            failed = failure.request.meta["role"]  # type: ignore[attr-defined]
            return [self.article_request(url, {})] if failed == "listing" else []

    return OnePage
