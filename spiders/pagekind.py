"""Pages that are no article although the server says that all is well: errors, consent walls, pages cut short."""

import re
import tomllib
from functools import cache
from pathlib import Path

from spiders.cleantext import fold

SHORT = 400  # characters; error pages and consent walls say no more


def fault_of(html: str, title: str, text: str) -> str | None:
    """Return what is wrong with a page of status 200, in a few words, or None where it is an article."""
    first_part = re.split(r"\s[|–—-]\s", fold(title))[0].strip(" .")
    if first_part in words("error_titles"):
        return f"error page: {title}"
    if len(text) < SHORT:
        folded = fold(f"{title} {text}")
        message = next((phrase for phrase in words("error_messages") if phrase in folded), None)
        if message:
            return f"error page: {message}"
        if sum(word in folded for word in words("consent_words")) >= 2:
            return "consent wall"
    return "cut short" if is_cut(html, text) else None


def is_cut(html: str, text: str) -> bool:
    """Tell whether the page's source ends before its body does, within a sentence of the text."""
    # Closing tags may be left out by hand; only together with an unfinished sentence is their lack a cut.
    source = html.lower()
    return (
        "<body" in source
        and "</body" not in source
        and "</html" not in source
        and not re.search(r"[.!?…:;)\]\"'”“’»]$", text)
    )


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of pagekind.toml, folded."""
    content = tomllib.loads((Path(__file__).parent / "pagekind.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word).strip(" .") for word in content[name])
