"""What the gazetteer needs to know of a word, worked out once for each."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from nlp.gazetteer.patterns import Pattern, acronym_length, key_of, spelling_of
from nlp.script import CYRILLIC_LETTER, to_latin

# Case endings that Serbian writes after a hyphen: NIS-a, EU-om, RTS-ovog.
_ENDING = re.compile(r"(?:j?[aeiu]|j?[eo]m|[eo]v\w{0,3}|in\w{0,3}|ima|ama|ovci\w*|ovac)")
# Acronyms from this length on are also written like words (Nato, Kfor).
_WRITTEN_OUT = 4


class Strictness(Enum):
    """What a word's diacritics say about the name it is."""

    NONE = auto()  # nothing: English text
    TYPED_PLAIN = auto()  # Serbian text typed without diacritics: a plain word may stand for one with them
    WRITTEN = auto()  # Serbian with its diacritics, and Russian: only in long names may one be missing


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as the gazetteer compares it; a hyphenated compound has parts (srpsko-ruski)."""

    key: str
    spelling: str  # lower-case Latin, with the diacritics it is written with
    is_capital: bool
    is_shouted: bool  # all capitals, a case ending aside
    is_plain: bool  # Latin without diacritics: may stand for a word that has them
    parts: tuple["Reading", ...] = ()

    def fits(self, pattern: Pattern, at: int, strictness: Strictness) -> bool:
        """Tell whether this word may be word number `at` of a pattern whose key it has."""
        if pattern.capital[at] and not (self.is_shouted or (self.is_capital and pattern.capital[at] >= _WRITTEN_OUT)):
            return False
        if at == pattern.name_at and not self.is_capital:
            return False
        return self.spells(pattern.words[at], strictness, len(pattern.words))

    def spells(self, word: str, strictness: Strictness, length: int) -> bool:
        """Tell whether this word, whose key is that of `word` in a name of `length` words, is spelt closely enough."""
        if strictness is Strictness.NONE or self.spelling == word:
            return True
        return self.is_plain and (strictness is Strictness.TYPED_PLAIN or length > 1)


def read_word(word: str) -> Reading:
    """Read a token's text."""
    head, hyphen, tail = word.partition("-")
    if hyphen and head[:1].isupper() and _ENDING.fullmatch(to_latin(tail)):
        return _read(head)
    if hyphen and head and tail:
        return _read(word, tuple(_read(part) for part in word.split("-") if part))
    return _read(word)


def _read(word: str, parts: tuple[Reading, ...] = ()) -> Reading:
    spelling = spelling_of(word)
    return Reading(
        key=key_of(word),
        spelling=spelling,
        is_capital=word[0].isupper(),
        is_shouted=acronym_length(word) > 0,
        is_plain=spelling.isascii() and not CYRILLIC_LETTER.search(word),
        parts=parts,
    )
