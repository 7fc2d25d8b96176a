"""A page as extraction sees it: decoded and parsed once, with what the source, the listing and its head say of it."""

from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml.html import HtmlElement

from spiders.charset import BadEncoding, decode
from spiders.jsonld import Article, read_article
from spiders.listed import Listed
from spiders.pagemeta import PageMeta, read_meta
from spiders.source import Source


class Unusable(Exception):
    """A page that cannot become a document."""

    def __init__(self, reason: str, detail: str) -> None:
        """Keep the quarantine reason."""
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Visit:
    """One fetch of a page: whose it is, its address, the time (with a zone) and what the listing said, if one did."""

    source: type[Source]
    url: str
    fetched_at: datetime
    listed: Listed | None


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed page; `html` and `tree` are the same page."""

    visit: Visit
    html: str
    tree: HtmlElement
    meta: PageMeta
    article: Article


def parse_page(visit: Visit, payload: bytes, content_type: str | None) -> WebPage:
    """Return the page in a payload; raise `Unusable` where it is no HTML or cannot be decoded."""
    if content_type and "html" not in content_type and "xml" not in content_type:
        raise Unusable("no-text", f"{content_type}, not HTML")
    try:
        html = decode(payload, content_type, visit.source.language).replace("\0", "")
    except BadEncoding as error:
        raise Unusable("bad-encoding", str(error)) from error
    tree = trafilatura.load_html(html)
    if tree is None:
        raise Unusable("no-text", f"no HTML in {len(payload)} bytes")
    return WebPage(visit, html, tree, read_meta(tree), read_article(tree))
