"""An article page of no known source: what the general extractor alone makes of it."""

from datetime import UTC, datetime
from typing import ClassVar

from spiders.pagefields import published_of, text_of, title_of
from spiders.source import Source
from spiders.webpage import Unusable, Visit, parse_page


class AnyPage(Source, is_base=True):
    """A page of a site that is not declared: no selectors, no listing, no zone but UTC."""

    name = ""
    publisher: ClassVar[str] = ""
    country: ClassVar[str] = ""
    kind: ClassVar[str] = "news"
    language: ClassVar[str] = "und"
    time_zone: ClassVar[str] = "UTC"


def read_any(payload: bytes, url: str = "") -> dict[str, str | None]:
    """Return `articleBody`, `headline` and `datePublished` (ISO 8601, or None) of an HTML page.

    Empty is what the page lacks. A page that is refused elsewhere (an error page, one too short) is read all the
    same: whether it is an article is not asked here.
    """
    try:
        page = parse_page(Visit(AnyPage, url, datetime.now(UTC), None), payload, None)
    except Unusable:
        return {"articleBody": "", "headline": "", "datePublished": None}
    title = title_of(page)
    body = text_of(page, title)
    published, _ = published_of(page, body.text)
    stated = published.at or published.on
    return {"articleBody": body.text, "headline": title, "datePublished": stated.isoformat() if stated else None}
