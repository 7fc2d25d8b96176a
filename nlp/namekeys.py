"""The names and figures of a text, as they are the same in Serbian, English and Russian."""

import re
from functools import cache, lru_cache

from nlp.lexicons import read_lexicon
from nlp.script import fold

LETTERS = 5
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STARTS = re.compile(r"[.!?…:\n\"“„«]")


def name_keys(text: str) -> frozenset[str]:
    """Return the figures of two digits and more, and the first consonants of words with a capital inside sentences."""
    found = set()
    end = 0
    for match in _TOKEN.finditer(text):
        token, between = match.group(), text[end : match.start()]
        if token[0].isdigit():
            found.add("".join(letter for letter in token if letter.isdigit()))
        elif token[0].isupper() and end and not _STARTS.search(between):
            found.add(_consonants(token))
        end = match.end()
    return frozenset(each for each in found if len(each) > 1)


@lru_cache(maxsize=65536)
def _consonants(word: str) -> str:
    folded = fold(word)
    for spelling, letter in read_lexicon("namekeys")["spellings"]:
        folded = folded.replace(spelling, letter)
    return re.sub(r"(.)\1", r"\1", _vowels().sub("", folded))[:LETTERS]


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile(f"[{read_lexicon('namekeys')['vowels']}]")
