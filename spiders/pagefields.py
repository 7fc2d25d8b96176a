"""The fields of a document, each read from the places of a page that state it, in order of trust."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from spiders.articletext import ArticleText, agreement, extract_text, second_text
from spiders.byline import author_of
from spiders.charset import is_mojibake
from spiders.cleantext import without_headline
from spiders.document import SCRIPTS
from spiders.headline import headline
from spiders.moment import Moment
from spiders.pagedates import clues_on_page
from spiders.pagekind import fault_of
from spiders.published import Clue, Reading, choose_date
from spiders.selected import selected_line, selected_text
from spiders.webpage import Unusable, WebPage

# (text, the source's language tag) to language and script; the code that tells them lives in another folder.
Identify = Callable[[str, str | None], tuple[str, str]]
SHORTEST = 200  # characters; what the general extractor finds below this is an advertisement or a notice
SHORTEST_CHOSEN = 40  # characters; for what the site's own selectors find, and for statements of official sites
LISTED_KINDS = {"feed": "feed", "wordpress": "feed", "sitemap": "sitemap", "listing": "selector"}


def title_of(page: WebPage) -> str:
    """Return the title: by the site's selector, else as the page or the listing states it; empty where nothing does."""
    source = page.visit.source
    chosen = selected_line(page.tree, source.page, "title")
    names: list[str | None] = [page.meta.site_name, source.publisher, source.name]
    stated = [page.meta.title, page.article.headline]
    return chosen or headline(page.tree, stated, names) or (page.visit.listed and page.visit.listed.title) or ""


def text_of(page: WebPage, title: str) -> ArticleText:
    """Return the text by the site's selectors; by the general extractor where there are none or they find nothing.

    The title is no part of it, so that nothing is said twice. The document says which of the two it was, so that a
    changed layout shows in the figures instead of emptying the source.
    """
    selectors = page.visit.source.page
    chosen = selected_text(page.tree, selectors) if selectors else ""
    if chosen:
        return ArticleText(chosen, "selectors", agreement(chosen, second_text(page.html)))
    found = extract_text(page.tree, page.html, page.visit.url, page.article.body)
    return replace(found, text=without_headline(found.text, title))


def refuse(page: WebPage, title: str, body: ArticleText) -> None:
    """Raise `Unusable` for a page that is no article, or too little or too damaged to be read as one."""
    fault = fault_of(page.html, title, body.text)
    is_chosen = body.extractor == "selectors" or page.visit.source.kind == "official"
    shortest = SHORTEST_CHOSEN if is_chosen else SHORTEST
    if fault:
        raise Unusable("error-page", fault)
    if not body.text:
        raise Unusable("no-text", "neither the site's selectors nor the general extractor find any")
    if is_mojibake(f"{title}\n{body.text}"):
        raise Unusable("bad-encoding", f"damaged before it came: {body.text[:80]}")
    if not title:
        raise Unusable("no-title", f"text: {body.text[:80]}")
    if len(body.text) < shortest:
        raise Unusable("too-short", f"{len(body.text)} characters of at least {shortest}: {body.text}")


def language_of(page: WebPage, text: str, identify: Identify) -> tuple[str, str]:
    """Return language and script; the source's language where the text does not tell."""
    stated = page.visit.source.language
    language, script = identify(text, stated)
    if script not in SCRIPTS:
        raise Unusable("bad-language", f"{language} in script {script}")
    return (stated.partition("-")[0] if language == "und" else language), script


def published_of(page: WebPage, text: str) -> tuple[Moment, Clue | None]:
    """Return when the page was published and what said so."""
    source, listed = page.visit.source, page.visit.listed
    said = [
        (listed and listed.date, LISTED_KINDS[listed.kind] if listed else "feed"),
        (page.article.published, "json-ld"),
        (page.meta.published, "meta"),
        (selected_line(page.tree, source.page, "published"), "selector"),
    ]
    clues = [Clue(words, place) for words, place in said if words]
    reading = Reading(ZoneInfo(source.time_zone), page.visit.fetched_at, month_first=source.country == "US")
    return choose_date(clues, clues_on_page(page.tree, text, page.visit.url), reading)


def stated_author(page: WebPage) -> str | None:
    """Return the author as the page names one."""
    chosen = selected_line(page.tree, page.visit.source.page, "author")
    return author_of(chosen, page.article.author, page.meta.author)


def stated_section(page: WebPage) -> str | None:
    """Return the section as the page names it."""
    chosen = selected_line(page.tree, page.visit.source.page, "section")
    return chosen or page.article.section or page.meta.section
