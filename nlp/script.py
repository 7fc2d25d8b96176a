"""Serbian in two scripts: transliteration, a Latin view of any text with offsets back, and folding for comparison."""

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache

from nlp.letters import CODE_POINT_DIGRAPHS, CYRILLIC, CYRILLIC_DIGRAPHS, FOLD, LATIN, LOOKS_CYRILLIC, LOOKS_LATIN
from nlp.lexicons import read_lexicon

CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
WORD = re.compile(r"[^\W\d_]+")
_CAPITAL_DIGRAPH = re.compile("[ЉЊЏ]")
_LETTERS = {small: letter for letter, small in CYRILLIC_DIGRAPHS.items()}
_PAIR = re.compile("dž|D[Žž]|lj|L[Jj]|nj|N[Jj]")
# Words that stay Latin in Cyrillic text: letters that Serbian lacks, and Roman numerals that are no Serbian word.
_STAYS_LATIN = re.compile(r"[^\W\d_]*[qwxyQWXY][^\W\d_]*|I{2,3}|IV|VI{2,3}")


def to_latin(text: str) -> str:
    """Transliterate Serbian Cyrillic; everything else, Russian letters too, stays.

    A capital digraph becomes `LJ` among capitals and `Lj` elsewhere.
    """
    if not CYRILLIC_LETTER.search(text):
        return text
    return _CAPITAL_DIGRAPH.sub(lambda match: _capital_pair(text, match.start()), text).translate(LATIN)


def _capital_pair(text: str, at: int) -> str:
    pair = text[at].translate(LATIN)
    after = text[at + 1 : at + 2]
    shouted = after.isupper() or (at > 0 and text[at - 1].isupper() and not after.islower())
    return pair.upper() if shouted else pair


def to_cyrillic(latin: str) -> str:
    """Write Serbian Latin in Cyrillic; words with q, w, x or y and Roman numerals stay as they are.

    `lj`, `nj` and `dž` become one letter, except in the stems that `lexicons/script.toml` lists (nadživeti, injekcija).
    """
    return WORD.sub(lambda word: _word_to_cyrillic(word.group()), latin.translate(CODE_POINT_DIGRAPHS))


@lru_cache(maxsize=65536)
def _word_to_cyrillic(word: str) -> str:
    if _STAYS_LATIN.fullmatch(word):
        return word
    cut = _part_of(word.lower())
    parts = (word[:cut], word[cut:]) if cut else (word,)
    return "".join(_PAIR.sub(_letter_of_pair, part).translate(CYRILLIC) for part in parts)


def _letter_of_pair(match: re.Match[str]) -> str:
    pair = match.group()
    letter = _LETTERS[pair.lower()]
    return letter.upper() if pair[0].isupper() else letter


def _part_of(word: str) -> int:
    for stem, cut in _parted_stems().get(word[:2], ()):
        if word.startswith(stem):
            return cut
    return 0


@cache
def _parted_stems() -> dict[str, list[tuple[str, int]]]:
    by_start: dict[str, list[tuple[str, int]]] = {}
    for entry in read_lexicon("script")["parted"]:
        stem = entry.replace("|", "")
        by_start.setdefault(stem[:2], []).append((stem, entry.index("|")))
    return by_start


def fold(text: str) -> str:
    """Return lower-case Latin without diacritics, from Latin, Serbian Cyrillic or Russian: the key of comparison.

    đ becomes `dj`, as people type it (`Djuric`); where a bare `d` stands for it (`Duric`), see `fold_variants`.
    """
    return text.lower().translate(CODE_POINT_DIGRAPHS).translate(FOLD)


def fold_variants(text: str) -> tuple[str, ...]:
    """Return the folded form, and the one with `d` for đ where that differs, so that both spellings are found."""
    folded = fold(text)
    bare = fold(to_latin(text.lower()).replace("đ", "d"))
    return (folded,) if bare == folded else (folded, bare)


def script_of(text: str) -> str:
    """Return `Cyrl` where Cyrillic letters are in the majority, else `Latn`."""
    cyrillic = len(CYRILLIC_LETTER.findall(text))
    return "Cyrl" if cyrillic > len(LATIN_LETTER.findall(text)) else "Latn"


# A letter that NFC may join with what follows: marks, and the Korean letters that join without being marks.
_NEEDS_WORK = re.compile("[\u0300-\u036f\u0400-\u052f\u01c4-\u01cc]")


class LatinView:
    """A text in NFC, in Latin script, with digraph code points written out and mixed-script words repaired.

    `latin` is the reading; `offset_back` and `span_back` lead from it to the original, `offset_to` the other way.
    Offsets count code points.
    """

    __slots__ = ("_ends", "_starts", "latin", "text")

    def __init__(self, text: str) -> None:
        """Read a text; one that is plain Latin already costs nothing."""
        self.text = text
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        self.latin = text
        if _NEEDS_WORK.search(text) or not unicodedata.is_normalized("NFC", text):
            self._read()

    def _read(self) -> None:
        clusters = _clusters(self.text)
        composed = [unicodedata.normalize("NFC", self.text[start:end]) for start, end in clusters]
        # Clusters that compose to several code points are parted, so that script repair sees single letters.
        letters = [
            (letter, start, end) for piece, (start, end) in zip(composed, clusters, strict=True) for letter in piece
        ]
        repaired = repair_scripts("".join(letter for letter, _, _ in letters))
        self._starts, self._ends, pieces = [], [], []
        for at, (_, start, end) in enumerate(letters):
            piece = _latin_letter(repaired, at)
            pieces.append(piece)
            self._starts += [start] * len(piece)
            self._ends += [end] * len(piece)
        self.latin = "".join(pieces)

    def offset_back(self, at: int) -> int:
        """Return where in the original the code point stands that gave `latin[at]`; the end gives the end."""
        if self._starts is None:
            return at
        return self._starts[at] if at < len(self._starts) else len(self.text)

    def span_back(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span that gave `latin[start:end]`; letters of one original letter are never parted."""
        if self._starts is None or self._ends is None:
            return start, end
        begin = self.offset_back(start)
        return begin, max(begin, self._ends[end - 1]) if end > start else begin

    def offset_to(self, at: int) -> int:
        """Return the first offset in `latin` that comes from the original's offset `at` or later."""
        return at if self._starts is None else bisect_left(self._starts, at)


def _latin_letter(text: str, at: int) -> str:
    letter = text[at]
    return _capital_pair(text, at) if letter in "ЉЊЏ" else letter.translate(LATIN).translate(CODE_POINT_DIGRAPHS)


def _clusters(text: str) -> list[tuple[int, int]]:
    starts = [at for at, letter in enumerate(text) if at == 0 or not _joins_back(letter)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _joins_back(letter: str) -> bool:
    if letter < "\u0300":
        return False
    return unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"


def repair_scripts(text: str) -> str:
    """Give each word that mixes scripts one script, where its letters say which; lengths stay.

    Only letters of the same picture are changed (`Vučiс` with a Cyrillic с, `cанкције` with a Latin c).
    """
    if not (CYRILLIC_LETTER.search(text) and LATIN_LETTER.search(text)):
        return text
    return WORD.sub(lambda word: _repair_word(word.group()), text)


def _repair_word(word: str) -> str:
    if not (CYRILLIC_LETTER.search(word) and LATIN_LETTER.search(word)):
        return word
    as_latin, as_cyrillic = word.translate(LOOKS_LATIN), word.translate(LOOKS_CYRILLIC)
    if not CYRILLIC_LETTER.search(as_latin):
        # Both readings may be possible ("CАО"); then the script with more letters has it.
        if not LATIN_LETTER.search(as_cyrillic) and len(CYRILLIC_LETTER.findall(word)) * 2 >= len(word):
            return as_cyrillic
        return as_latin
    return word if LATIN_LETTER.search(as_cyrillic) else as_cyrillic
