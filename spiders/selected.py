"""What a site's own selectors find on a page."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement
from parsel import Selector

from spiders.cleantext import clean_line, join_paragraphs
from spiders.source import Page

# Elements that end a paragraph, and those whose content is no text of the article.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
    }
    | {"li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
APART = frozenset(
    {
        "aside",
        "button",
        "figcaption",
        "figure",
        "footer",
        "form",
        "iframe",
        "nav",
        "noscript",
        "object",
        "script",
        "select",
    }
    | {"style", "svg", "template", "video"}
)


def selected_line(tree: HtmlElement, selectors: Page | None, field: str) -> str | None:
    """Return the first text that the selector of a field finds, on one line; None where it finds none."""
    selector: str | None = getattr(selectors, field) if selectors else None
    for found in Selector(root=tree, type="html").css(selector) if selector else ():
        line = clean_line(found.root if isinstance(found.root, str) else " ".join(block_texts(found.root)))
        if line:
            return line
    return None


def selected_text(tree: HtmlElement, page: Page) -> str:
    """Return the paragraphs that the text selector finds; empty where it finds none."""
    found = [match.root for match in Selector(root=tree, type="html").css(page.text)]
    elements = {element for element in found if not isinstance(element, str)}
    paragraphs: list[str] = []
    for match in found:
        if isinstance(match, str):
            paragraphs.append(match)
        # Where the selector finds an element and its child, the child is read once, within its parent.
        elif not any(parent in elements for parent in match.iterancestors()):
            paragraphs.extend(block_texts(match))
    return join_paragraphs(paragraphs)


def block_texts(element: HtmlElement) -> Iterator[str]:
    """Yield the texts of an element between its block elements, in order of the page."""
    parts: list[str] = []
    walker = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and node.tag in APART and node is not element:
            walker.skip_subtree()
            continue
        if event in {"start", "end"} and node.tag in BLOCKS and parts:
            yield "".join(parts)
            parts.clear()
        text = node.text if event == "start" else node.tail if node is not element else None
        # White space of the source code is no white space of the text where it only lays out the code.
        parts.append(re.sub(r"\s+", " ", text or ""))
    yield "".join(parts)
