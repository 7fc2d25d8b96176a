"""What a page says about itself in JSON-LD (schema.org), read tolerantly: real pages break JSON in a few known ways."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

# Types whose datePublished is that of the page; a WebPage counts only after them.
ARTICLE_TYPES = (
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "LiveBlogPosting", "BlogPosting", "Report", "PressRelease", "WebPage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """The fields of the first article on a page; each as it is written there, or None."""

    headline: str | None = None
    published: str | None = None
    author: str | None = None
    section: str | None = None
    body: str | None = None


def read_article(tree: HtmlElement) -> Article:
    """Return what the page's JSON-LD says of its article; an empty one where it says nothing."""
    nodes = [node for block in blocks(tree) for node in walk(block)]
    typed = [(rank(node), node) for node in nodes]
    articles = [node for number, node in sorted(typed, key=lambda pair: pair[0]) if number < len(ARTICLE_TYPES)]
    if not articles:
        return Article()
    people = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    return Article(
        headline=first(articles, "headline") or first(articles, "name"),
        published=first(articles, "datePublished"),
        author=next(filter(None, (names(node.get("author"), people) for node in articles)), None),
        section=first(articles, "articleSection"),
        body=first(articles, "articleBody"),
    )


def blocks(tree: HtmlElement) -> Iterator[Any]:
    """Yield the content of each JSON-LD script that can be read."""
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        text = re.sub(
            r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", script.text or ""
        ).strip()
        for candidate in (text, re.sub(r",\s*([}\]])", r"\1", text).rstrip(";")):
            try:
                # strict=False: raw line breaks inside strings are the commonest fault.
                yield json.loads(candidate, strict=False)
                break
            except (ValueError, RecursionError):
                continue


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON-LD value, outer ones first; not those that belong to other articles."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            waiting.extend(item.get(key) for key in ("author", "mainEntityOfPage", "mainEntity", "@graph"))


def rank(node: dict[str, Any]) -> int:
    """Return how well a node's type fits an article; the number of types where it is none."""
    types = node.get("@type")
    names_of_types = types if isinstance(types, list) else [types]
    return min(
        (ARTICLE_TYPES.index(name) for name in names_of_types if name in ARTICLE_TYPES), default=len(ARTICLE_TYPES)
    )


def first(nodes: list[dict[str, Any]], key: str) -> str | None:
    """Return the first text under a key, entities resolved."""
    for node in nodes:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            return html.unescape(value).strip()
    return None


def names(value: Any, people: dict[str, dict[str, Any]]) -> str | None:
    """Return the names of an author value, joined by "; ": texts, objects with a name, or references to such."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        person = people.get(item["@id"], item) if isinstance(item, dict) and isinstance(item.get("@id"), str) else item
        name = person.get("name") if isinstance(person, dict) else person
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            found.append(html.unescape(name).strip())
    return "; ".join(dict.fromkeys(found)) or None
