"""Serbian typed without diacritics ("Vucic", "sankcije zemlje clanice"): factory `azimuth_diacritics` restores NORM.

A word's letters c, s, z and d are restored from the letters around them, most exact context first, and from a list of
words for which that fails; both are learned from text that has its diacritics (`lexicons/derive.py`).
"""

import re
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicons import FOLDER
from nlp.script import CYRILLIC_LETTER
from nlp.serbian import SerbianLatin

DIACRITIC = re.compile("[čćžšđČĆŽŠĐǄǅǆ]")
# How many letters left and right of a letter decide it: the widest context known does.
WIDTHS = (3, 2, 1, 0)
_PLAIN = str.maketrans("čćšžđ", "ccszd")
_OPEN_LETTERS = frozenset("cszd")
# A text without any diacritic was typed without them if at least one word in so many would have one.
_ONE_WORD_IN = 12


def strip_diacritics(word: str) -> str:
    """Return a lower-case word with c, s, z and d for its letters with diacritics."""
    return word.translate(_PLAIN)


def context_of(word: str, at: int, width: int) -> str:
    """Return `width` letters on each side of a letter, and the letter; `^` and `$` stand beyond the word."""
    padded = f"^^^{word}$$$"
    return padded[at + 3 - width : at + 4 + width]


def guess_letters(word: str, contexts: dict[str, str]) -> str:
    """Return a stripped word with each letter as the widest known context around it says."""
    letters = list(word)
    for at, letter in enumerate(word):
        if letter in _OPEN_LETTERS:
            known = (contexts.get(context_of(word, at, width)) for width in WIDTHS)
            letters[at] = next(filter(None, known), letter)
    return "".join(letters)


@lru_cache(maxsize=65536)
def restore(word: str) -> str:
    """Return a lower-case Latin word, typed without diacritics, with them; `dj` and `d` may both be đ."""
    words, contexts = _words(), _contexts()
    if word in words:
        return words[word]
    if "dj" not in word:
        return guess_letters(word, contexts)
    short = word.replace("dj", "d")
    restored = words.get(short) or guess_letters(short, contexts)
    # Each `dj` was written for one letter: it must come back as đ, whatever the context says.
    letters = list(restored)
    for at in (match.start() - number for number, match in enumerate(re.finditer("dj", word))):
        letters[at] = "đ"
    return "".join(letters)


@cache
def _words() -> dict[str, str]:
    lines = (FOLDER / "diacritics_words.txt").read_text(encoding="utf-8").split()
    return {strip_diacritics(word): word for word in lines}


@cache
def _contexts() -> dict[str, str]:
    """Read the contexts: each line holds one, with its middle letter restored."""
    lines = (FOLDER / "diacritics_contexts.txt").read_text(encoding="utf-8").split()
    return {strip_diacritics(line): line[len(line) // 2] for line in lines}


def lacks_diacritics(text: str, words: list[str]) -> bool:
    """Tell whether Serbian text was typed without diacritics; `words` are its words in lower-case Latin."""
    if DIACRITIC.search(text) or CYRILLIC_LETTER.search(text):
        return False
    changed = sum(restore(word) != word for word in words if word.isalpha())
    return changed * _ONE_WORD_IN >= len(words) and changed > 0


@Language.component("azimuth_diacritics")
def restore_diacritics(doc: Doc) -> Doc:
    """Set `token.norm_` to the word with its diacritics where a whole Serbian text lacks them."""
    if doc.vocab.lang != SerbianLatin.lang:
        return doc
    norms = [token.norm_ for token in doc]
    if lacks_diacritics(doc.text, norms):
        for token, norm in zip(doc, norms, strict=True):
            if norm.isalpha():
                token.norm_ = restore(norm)
    return doc
