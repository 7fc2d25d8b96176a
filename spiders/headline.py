"""The title of an article, without the name of the site that pages hang on it."""

import re

from lxml.html import HtmlElement

from spiders.cleantext import clean_line

SHORTEST_TOP = 15  # characters; a shorter h1 is a section ("Politika"), with which a title may well begin


def headline(tree: HtmlElement, stated: list[str | None], site_names: list[str | None]) -> str:
    """Return the title: of the statements in order of trust the first, cut to the page's h1 where it begins with it.

    Empty where nothing states a title. `site_names` are removed from its end ("Naslov | N1").
    """
    titles = [without_site(clean_line(title), site_names) for title in stated if title]
    tops = [clean_line(element.text_content()) for element in tree.xpath("//h1")]
    for title in filter(None, titles):
        within = [top for top in tops if len(top) > SHORTEST_TOP and title.casefold().startswith(top.casefold())]
        return max(within, key=len, default=title)
    return next(filter(None, tops), "") if len(tops) == 1 else ""


def without_site(title: str, site_names: list[str | None]) -> str:
    """Return the title without " | site" at its end."""
    for name in filter(None, site_names):
        title = re.sub(rf"(?:^|\s+)[|–—·•:-]+\s+{re.escape(name)}$", "", title, flags=re.IGNORECASE)
    return title
