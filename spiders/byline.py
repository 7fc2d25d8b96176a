"""Who wrote a text: the author as named, and the news agency it is from."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from spiders.cleantext import clean_line
from spiders.datewords import alternatives

LONGEST_AUTHOR = 120  # characters; what is longer is a biography


def author_of(*stated: str | None) -> str | None:
    """Return the first name stated, without its label ("Autor: "); None where none is stated."""
    for text in stated:
        name = re.sub(rf"^(?:{labels('author')})(?:\s*:\s*|\s+)(?=\S)", "", clean_line(text or ""), flags=re.IGNORECASE)
        if name and len(name) <= LONGEST_AUTHOR and "://" not in name:
            return name
    return None


def agency_of(author: str | None, text: str) -> str | None:
    """Return the agency that the author field, or a credit in the text, names; the first where it names several."""
    for part in re.split(r"[,;/|&]|\s+i\s+|\s+и\s+|\s+and\s+", author or ""):
        name = re.sub(rf"^\s*(?:{labels('source')})\s*:\s*", "", part.casefold()).strip()
        if name in agencies():
            return agencies()[name]
    for credit in credit_pattern().finditer(text):
        name = credit["bracketed"] or credit["labelled"]
        # A capital parts the agency from the word: (Beta) from (beta), (MINA) from (mina).
        if name[0].isupper():
            return agencies()[name.casefold()]
    return None


@cache
def credit_pattern() -> re.Pattern[str]:
    """Return the pattern of a credit: (Tanjug), (Beta-AFP), /TASS/, (Tanjug, 5. novembar), "Izvor: Tanjug"."""
    name = alternatives(list(agencies()))
    return re.compile(
        rf"[(/\[](?P<bracketed>{name})(?:\s*[-–,/;]\s*[^()/\[\]]{{0,40}})?[)/\]]"
        rf"|\b(?:{labels('source')})\s*:\s*(?P<labelled>{name})\b",
        re.IGNORECASE,
    )


@cache
def agencies() -> dict[str, str]:
    """Return the agency of each way to credit one, in lower case."""
    return {way.casefold(): name for name, ways in words()["agencies"].items() for way in ways}


@cache
def labels(kind: str) -> str:
    """Return a pattern of the labels of a kind."""
    return alternatives(words()["labels"][kind])


@cache
def words() -> dict[str, Any]:
    """Return agencies.toml."""
    return tomllib.loads((Path(__file__).parent / "agencies.toml").read_text(encoding="utf-8"))
