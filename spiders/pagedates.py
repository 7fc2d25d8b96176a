"""The dates that stand on a page outside its head: beside the headline, at the start of the text, in the address."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from spiders.cleantext import clean_line
from spiders.published import Clue

LONGEST_DATE = 80  # characters; an element with more holds more than a date
NEAR = 4  # how many elements around the headline are searched, from the inner to the outer
MOST_DATES = 2  # published and updated; a holder with more holds other articles too
TIME = ".//time[not(ancestor::a)]"
NAMED_DATE = "|".join(
    f".//*[not(ancestor::a) and contains(concat(' ', translate(@class, 'DATUMVRE_-', 'datumvre  '), ' '), ' {name}')]"
    for name in ("date", "datum", "vreme", "vrijeme", "time", "published", "post-date", "objavljeno")
)
IN_PATH = re.compile(
    r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?([0-2]\d|3[01]|[1-9](?=[/-]))(?=[/_-]|$)"
)
# A day that ends the first line, or stands before a dash: "Beograd, 5. novembar 2025. – ...".
DATELINE = re.compile(r"^[^\n]{0,60}?\d{1,2}\.?\s?[\w.]{1,12}\s?\d{4}\.?(?:\s(?:godine|године))?(?=\s*(?:[–—-]|\n|$))")


def clues_on_page(tree: HtmlElement, text: str, url: str) -> Iterator[Clue]:
    """Yield what a page says of its date outside its head, the surest first."""
    yield from clues_by_headline(tree)
    dateline = DATELINE.match(text)
    if dateline:
        yield Clue(dateline[0], "text")
    in_path = IN_PATH.search(urlsplit(url).path)
    if in_path:
        yield Clue("-".join(in_path.groups()), "url")
    found = find_date(tree, original_date=True, extensive_search=False, url=url)
    if found:
        yield Clue(found, "htmldate")


def clues_by_headline(tree: HtmlElement) -> Iterator[Clue]:
    """Yield the dates in the elements that hold the only headline: `<time>` first, then what a class calls a date."""
    headlines = tree.xpath("//h1")
    if len(headlines) != 1:
        return
    for holder in list(headlines[0].iterancestors())[:NEAR]:
        # What lies within a link is the date of another article.
        times = [element.get("datetime") or element.text_content() for element in holder.xpath(TIME)]
        named = [clean_line(element.text_content()) for element in holder.xpath(NAMED_DATE)]
        dates = [line for line in named if re.search(r"\d", line) and len(line) <= LONGEST_DATE]
        for found in (times, dates):
            if len(set(found)) <= MOST_DATES:
                yield from (Clue(clean_line(text), "text") for text in found)
