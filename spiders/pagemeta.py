"""What a page's head says of itself: meta elements, canonical address, title."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from spiders.cleantext import clean_line

# In order of trust; each is a name, property or itemprop, in lower case.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "publish_date", "publishdate", "pubdate", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "date",
)  # fmt: skip
AUTHOR = ("author", "article:author", "parsely-author", "dc.creator")
SECTION = ("article:section", "section", "parsely-section")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """The head's statements, each as it is written there, or None."""

    title: str | None
    site_name: str | None
    published: str | None
    author: str | None
    section: str | None
    canonical: str | None


def read_meta(tree: HtmlElement) -> PageMeta:
    """Return what the head of a page says."""
    said: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]|//*[@itemprop='datePublished']"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or element.get("datetime") or element.text_content()
        if content and content.strip():
            said.setdefault(name.strip().lower(), clean_line(content))
    titles = tree.xpath("//head/title/text()")
    authors = [said[key] for key in AUTHOR if key in said and not said[key].startswith("http")]
    return PageMeta(
        title=said.get("og:title") or said.get("twitter:title") or (clean_line(titles[0]) if titles else None),
        site_name=said.get("og:site_name"),
        published=first_of(said, PUBLISHED),
        author=authors[0] if authors else None,
        section=first_of(said, SECTION),
        canonical=next(iter(tree.xpath("//link[@rel='canonical']/@href")), None),
    )


def first_of(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    """Return the statement under the first key that is there."""
    return next((said[key] for key in keys if key in said), None)
