"""The checks of a source's declarations, made when its file is read, so that a slip is one clear line."""

import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cssselect import SelectorSyntaxError
from parsel.csstranslator import HTMLTranslator

from spiders.errors import BadInput

KINDS = ("official", "news")
# Organisations that publish like states do; the rest are ISO 3166 alpha-2 codes.
ORGANISATIONS = ("EU", "UN", "NATO", "OSCE", "EnC")


def check_selector(field: str, selector: str) -> None:
    """Raise `BadInput` where a CSS selector does not compile."""
    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorSyntaxError as error:
        raise BadInput(f"selector of {field}, {selector!r}: {error}") from error


def check_names(source: type[Any], required: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """Raise `BadInput` for a declaration that is missing, or that no one would read."""
    missing = [name for name in required if not hasattr(source, name)]
    declared = {name for name, value in vars(source).items() if not name.startswith("_") and not callable(value)}
    unknown = sorted(declared - {*required, *optional})
    for problem, names in (("missing", missing), ("unknown", unknown)):
        if names:
            raise BadInput(f"{where(source)}: {problem}: {', '.join(names)}")


def check_values(source: type[Any]) -> None:
    """Raise `BadInput` for a declaration with a value that it cannot have."""
    stem = source.__module__.rpartition(".")[2]
    is_site = source.__module__.startswith("spiders.sites.")
    problems = {
        "a docstring that says what it is": not source.__doc__,
        f"name {stem!r}, like its file": is_site and source.name != stem,
        "weekly_estimate, how many articles a week we guess": is_site and not source.weekly_estimate,
        "terms, what is known of its licence": is_site and not source.terms,
        f"kind, one of {KINDS}": source.kind not in KINDS,
        f"country, two capital letters or one of {ORGANISATIONS}": (
            source.country not in ORGANISATIONS and not re.fullmatch("[A-Z]{2}", source.country)
        ),
        "language, like en or sr-Latn": not re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?", source.language),
        "time_zone, like Europe/Belgrade": not is_time_zone(source.time_zone),
        "start_urls, a list of http(s) addresses": not is_list_of_addresses(source.start_urls),
    }
    for problem, is_wrong in problems.items():
        if is_wrong:
            raise BadInput(f"{where(source)}: needs {problem}")


def where(source: type[Any]) -> str:
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
