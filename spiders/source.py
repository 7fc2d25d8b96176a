"""What a source is: what its file declares, and how every source asks for listings and articles."""

import importlib
import pkgutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from spiders.declaration import check_names, check_selector, check_values
from spiders.errors import BadInput
from spiders.listed import BadListing, Further, Listed
from spiders.unit import DayCrawl


@dataclass(frozen=True)
class Page:
    """CSS selectors of an article page; a field without one is left to the general extractor."""

    title: str
    text: str
    published: str | None = None
    author: str | None = None
    section: str | None = None

    def __post_init__(self) -> None:
        """Refuse a selector that does not compile."""
        for field, selector in vars(self).items():
            if selector is not None:
                check_selector(field, selector)


class Source(Spider):
    """A publisher's site: one file in `spiders/sites`, declarations only; how it is read is in the base class.

    `country` is ISO 3166 alpha-2, XK, or EU, UN, NATO, OSCE, EnC (the Energy Community); `kind` is official or
    news; `language` is BCP 47 (`sr-Latn`); `allowed_domains` are the hosts of `start_urls` unless declared;
    `is_verified` says that a person compared the declarations with the live site; `weekly_estimate` is how many
    articles a week we guess that it publishes, until a count says otherwise; `terms` is what is known of its licence
    or terms of use.
    """

    publisher: ClassVar[str]
    owner: ClassVar[str]
    country: ClassVar[str]
    kind: ClassVar[str]
    language: ClassVar[str]
    time_zone: ClassVar[str]
    allowed_domains: ClassVar[list[str]]
    weekly_estimate: ClassVar[int | None] = None
    terms: ClassVar[str | None] = None
    page: ClassVar[Page | None] = None
    is_verified: ClassVar[bool] = False

    required: ClassVar[tuple[str, ...]] = (
        "name", "publisher", "owner", "country", "kind", "language", "time_zone", "start_urls",
    )  # fmt: skip
    optional: ClassVar[tuple[str, ...]] = ("page", "is_verified", "allowed_domains", "weekly_estimate", "terms")

    unit: DayCrawl

    def __init_subclass__(cls, *, is_base: bool = False, **kwargs: Any) -> None:
        """Check the declarations of a source; a class made with `is_base=True` only adds behaviour."""
        super().__init_subclass__(**kwargs)
        if not is_base:
            check_names(cls, cls.required, cls.optional)
            check_values(cls)
            if not isinstance(cls.page, Page | None):
                raise BadInput(f"{cls.__module__}.{cls.__qualname__}: needs page, a Page or None")
            if "allowed_domains" not in vars(cls):
                cls.allowed_domains = [host_of(url) for url in cls.start_urls]

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the listings, and for the known articles that are due to be looked at again."""
        for url in self.start_urls:
            yield self.listing_request(url)
        for url, visit in self.unit.due():
            yield self.article_request(url, visit.known, visit.conditions())

    def listed(self, response: Response) -> Iterator[Listed | Further]:
        """Yield what a listing names; raise `BadListing` where it cannot be read. Base spiders say how."""
        raise NotImplementedError(f"{type(self).__qualname__}: built on Source itself; use a base spider")

    def parse_listing(self, response: Response) -> Iterator[Request]:
        """Ask for the articles of a listing that are new, or due to be looked at again."""
        try:
            found = list(self.listed(response))
        except BadListing as error:
            self.unit.ledger.fail(response.url, "listing", error.reason)
            return
        for item in found:
            try:
                url = response.urljoin(item.url)
                request = self.follow(url, item, response.url)
            except ValueError:
                self.unit.ledger.fail(item.url, "article", "bad-url")
                continue
            if isinstance(item, Further) or self.unit.wants(request.url):
                yield request

    def follow(self, url: str, item: Listed | Further, via: str) -> Request:
        """Return the request for an entry of a listing."""
        if isinstance(item, Further):
            return self.listing_request(url, {"via": via})
        return self.article_request(url, {"via": via, **item.fields()})

    def listing_request(self, url: str, known: dict[str, str] | None = None) -> Request:
        """Return a request for a listing; its conditions are `spiders.conditional`'s matter."""
        meta = {"role": "listing", "known": known or {}}
        return Request(url, callback=self.parse_listing, errback=self.unanswered, meta=meta)

    def article_request(self, url: str, known: dict[str, str], headers: dict[str, str] | None = None) -> Request:
        """Return a request for an article page."""
        meta = {"role": "article", "known": known}
        return Request(url, callback=self.archived, errback=self.unanswered, headers=headers, meta=meta)

    def archived(self, response: Response) -> None:
        """Do nothing: the page is in the archive, and reading it is another stage's work."""

    def unanswered(self, failure: Failure) -> None:
        """Enter what failed after the answer was archived (its decoding, a redirect too many); the rest is known.

        An HTTP error is in the archive, a request without answer in the ledger; anything else is a bug and is raised.
        """
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value
        if isinstance(error, HttpError) or self.unit.ledger.knows(request.url):
            return
        if error is None or not self.unit.ledger.enter(request.url, request.meta["role"], error):
            failure.raiseException()


def host_of(url: str) -> str:
    """Return a URL's host without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def all_sources() -> dict[str, type[Source]]:
    """Return every source class in `spiders/sites`, by name, in order of name."""
    package = importlib.import_module("spiders.sites")
    found = {}
    for _, module_name, _ in pkgutil.iter_modules(package.__path__, "spiders.sites."):
        module = importlib.import_module(module_name)
        classes = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Source) and value.__module__ == module_name
        ]
        if len(classes) != 1:
            raise BadInput(f"{module_name}: one source a file; found {len(classes)}")
        found[classes[0].name] = classes[0]
    return dict(sorted(found.items()))
