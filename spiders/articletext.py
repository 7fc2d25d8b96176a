"""The text of an article on a page whose structure is not known: two independent extractors, each the other's check.

The best single extractor silently loses half of the text on 2 % of modern pages; where the second one found more
than twice as much, other ways are tried in turn (measured on 252 modern pages: 2.0 % to 0.4 %).
"""

from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

import trafilatura
from lxml.etree import Comment, strip_elements
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text

from spiders.cleantext import join_paragraphs

OWN_VERSION = "1"  # of what reads selectors and JSON-LD
# What holds no text of an article. trafilatura drops it too, but only after some twenty searches through the whole
# tree; without it they take two thirds of the time and find the same (benchmarks/extraction.py). `form` is not among
# it: some sites hold the page in one.
TEXTLESS = (
    "script", "style", "svg", "template", "object", "embed", "canvas", "link", "meta", "noscript", "nav", "footer",
    "select", "button", "input", "textarea", "iframe",
)  # fmt: skip
# At or above it the first extractor need not compare itself with two more of its own: that found the same on every
# page measured, at a tenth more time.
SURE_AGREEMENT = 0.7
LEAST_SHARE = 0.5  # of the second extractor's length; with less the first is taken to have lost text


@dataclass(frozen=True, slots=True)
class ArticleText:
    """A text, what read it (`extractor` of docs/stages.md), and how far two extractors agree on its length."""

    text: str
    extractor: str
    agreement: float | None


def extract_text(tree: HtmlElement, html: str, url: str, stated_body: str | None) -> ArticleText:
    """Return the main text of a page; an empty one where there is none.

    `tree` and `html` are the same page; `stated_body` is the body that its JSON-LD gives, if it does.
    """
    second = second_text(html)
    tree = without_textless(tree)
    text = with_trafilatura(tree, url, favor_precision=True, fast=True)
    if (agreement(text, second) or 0) < SURE_AGREEMENT:
        text = with_trafilatura(tree, url, favor_precision=True)
    if len(text) >= LEAST_SHARE * len(second):
        return ArticleText(text, "trafilatura", agreement(text, second))
    stated = join_paragraphs((stated_body or "").splitlines())
    if len(stated) >= LEAST_SHARE * len(second):
        return ArticleText(stated, "json-ld", agreement(stated, second))
    fuller = with_trafilatura(tree, url, favor_recall=True)
    if len(fuller) >= LEAST_SHARE * len(second):
        return ArticleText(fuller, "trafilatura", agreement(fuller, second))
    return ArticleText(second, "resiliparse", agreement(max(text, fuller, key=len), second))


def without_textless(tree: HtmlElement) -> HtmlElement:
    """Return a copy of a page without the elements that hold no text of an article."""
    reduced = copy(tree)
    strip_elements(reduced, *TEXTLESS, Comment, with_tail=False)
    return reduced


def second_text(html: str) -> str:
    """Return the main text as resiliparse sees it: fast, and without the first extractor's assumptions."""
    return join_paragraphs(
        extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False).splitlines()
    )


def with_trafilatura(tree: HtmlElement, url: str, **focus: Any) -> str:
    """Return the main text as trafilatura sees it, with the focus named (`favor_precision` or `favor_recall`)."""
    # deduplicate stays off: it keeps state between pages, so that results would depend on the order.
    found = trafilatura.extract(tree, url=url, include_comments=False, deduplicate=False, **focus)
    return join_paragraphs((found or "").splitlines())


@cache
def version_of(extractor: str) -> str:
    """Return the version of the library behind an extractor, or of our own code behind the others."""
    return version(extractor) if extractor in {"trafilatura", "resiliparse"} else OWN_VERSION


def agreement(first: str, second: str) -> float | None:
    """Return the shorter length divided by the longer one, or None where both are empty."""
    longer = max(len(first), len(second))
    return round(min(len(first), len(second)) / longer, 3) if longer else None
