"""What a source declares, and how the declarations are checked when its file is read."""

import importlib
import pkgutil
import re
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cssselect import SelectorSyntaxError
from parsel.csstranslator import HTMLTranslator
from scrapy import Spider

from spiders.errors import BadInput

KINDS = ("official", "news")
# Organisations that publish like states do; the rest are ISO 3166 alpha-2 codes.
ORGANISATIONS = ("EU", "UN", "NATO")


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


def check_selector(field: str, selector: str) -> None:
    """Raise `BadInput` where a CSS selector does not compile."""
    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorSyntaxError as error:
        raise BadInput(f"selector of {field}, {selector!r}: {error}") from error


class Source(Spider):
    """A publisher's site: one file in `spiders/sites`, declarations only; how it is read is in the base class.

    `country` is ISO 3166 alpha-2 or EU, UN, NATO; `kind` is official or news; `language` is BCP 47 (`sr-Latn`);
    `allowed_domains` are the hosts of `start_urls` unless declared; `is_verified` says that a person compared
    the declarations with the live site.
    """

    publisher: ClassVar[str]
    owner: ClassVar[str]
    country: ClassVar[str]
    kind: ClassVar[str]
    language: ClassVar[str]
    time_zone: ClassVar[str]
    allowed_domains: ClassVar[list[str]]
    page: ClassVar[Page | None] = None
    is_verified: ClassVar[bool] = False

    required: ClassVar[tuple[str, ...]] = (
        "name", "publisher", "owner", "country", "kind", "language", "time_zone", "start_urls",
    )  # fmt: skip
    optional: ClassVar[tuple[str, ...]] = ("page", "is_verified", "allowed_domains")

    def __init_subclass__(cls, *, is_base: bool = False, **kwargs: Any) -> None:
        """Check the declarations of a source; a class made with `is_base=True` only adds behaviour."""
        super().__init_subclass__(**kwargs)
        if not is_base:
            check_names(cls)
            check_values(cls)
            if "allowed_domains" not in vars(cls):
                cls.allowed_domains = [host_of(url) for url in cls.start_urls]


def host_of(url: str) -> str:
    """Return a URL's host without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def check_names(source: type[Source]) -> None:
    """Raise `BadInput` for a declaration that is missing, or that no one would read."""
    missing = [name for name in source.required if not hasattr(source, name)]
    declared = {name for name, value in vars(source).items() if not name.startswith("_") and not callable(value)}
    unknown = sorted(declared - {*source.required, *source.optional})
    for problem, names in (("missing", missing), ("unknown", unknown)):
        if names:
            raise BadInput(f"{where(source)}: {problem}: {', '.join(names)}")


def check_values(source: type[Source]) -> None:
    """Raise `BadInput` for a declaration with a value that it cannot have."""
    stem = source.__module__.rpartition(".")[2]
    problems = {
        "a docstring that says what it is": not source.__doc__,
        f"name {stem!r}, like its file": source.__module__.startswith("spiders.sites.") and source.name != stem,
        f"kind, one of {KINDS}": source.kind not in KINDS,
        "country, two capital letters or NATO": (
            source.country not in ORGANISATIONS and not re.fullmatch("[A-Z]{2}", source.country)
        ),
        "language, like en or sr-Latn": not re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?", source.language),
        "time_zone, like Europe/Belgrade": not is_time_zone(source.time_zone),
        "start_urls, a list of http(s) addresses": not is_list_of_addresses(source.start_urls),
        "page, a Page or None": not isinstance(source.page, Page | None),
    }
    for problem, is_wrong in problems.items():
        if is_wrong:
            raise BadInput(f"{where(source)}: needs {problem}")


def where(source: type[Source]) -> str:
    """Return the file and class of a source, for messages."""
    return f"{source.__module__}.{source.__qualname__}"


def is_time_zone(name: str) -> bool:
    """Tell whether the zone is in the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def is_list_of_addresses(urls: list[str]) -> bool:
    """Tell whether this is a list, not empty, of absolute http or https URLs."""
    return isinstance(urls, list) and bool(urls) and all(re.match(r"https?://[^/]+", url) for url in urls)


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
