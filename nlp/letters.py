"""The letters of Serbian in both scripts, of Russian, and those that look alike."""

import unicodedata

_PAIRS = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
CYRILLIC_DIGRAPHS = {"љ": "lj", "њ": "nj", "џ": "dž"}
# Case pairs of one Latin letter, and the pairs of letters as they are written at the start of a word.
LATIN = str.maketrans(
    {
        a: b
        for small, latin in {**_PAIRS, **CYRILLIC_DIGRAPHS}.items()
        for a, b in ((small, latin), (small.upper(), latin.title()))
    }
)
CYRILLIC = str.maketrans(
    {a: b for letter, latin in _PAIRS.items() for a, b in ((latin, letter), (latin.upper(), letter.upper()))}
)
# One code point for two letters; NFC keeps them, so they are written out first.
CODE_POINT_DIGRAPHS = str.maketrans(
    {"ǆ": "dž", "ǅ": "Dž", "Ǆ": "DŽ", "ǉ": "lj", "ǈ": "Lj", "Ǉ": "LJ", "ǌ": "nj", "ǋ": "Nj", "Ǌ": "NJ"}
)
# Letters that Serbian lacks, as the Serbian press transcribes them; ё as the е that is usually written for it.
RUSSIAN = {"й": "j", "ё": "e", "щ": "šč", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "ju", "я": "ja"}
RUSSIAN |= {"і": "i", "ї": "ji", "є": "je", "ґ": "g", "ѓ": "đ", "ќ": "ć", "ѕ": "dz"}
# The same picture in both scripts.
LOOKS_LATIN = str.maketrans("АВЕЅЈКМНОРСТУХаеѕјорсух", "ABESJKMHOPCTYXaesjopcyx")
LOOKS_CYRILLIC = str.maketrans("ABEJKMHOPCTYXaejopcyx", "АВЕЈКМНОРСТУХаејорсух")
# Letters that Unicode does not take apart into a plain one and a mark.
_WHOLE = {
    "đ": "dj",
    "ð": "d",
    "ł": "l",
    "ø": "o",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
}


class FoldTable(dict[int, str]):
    """A `str.translate` table from lower-case letters of any kind to plain Latin, filled as letters are met."""

    def __missing__(self, code: int) -> str:
        """Work out one letter and keep it."""
        letter = chr(code)
        latin = RUSSIAN[letter] if letter in RUSSIAN else _WHOLE.get(letter, letter.translate(LATIN))
        parts = [part for part in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(part)]
        # A letter that comes apart may leave one that has to be worked out in its turn (Ѝ leaves и).
        self[code] = "".join(part.lower() if part == letter else self[ord(part.lower())] for part in parts)
        return self[code]


FOLD = FoldTable({code: chr(code) for code in range(128)} | {ord("ђ"): "dj", ord("ѓ"): "dj"})
