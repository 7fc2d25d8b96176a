"""Words as narratives and claims are compared: small Latin letters without diacritics, whatever the script."""

import re
import unicodedata

# Serbian, Russian and Bulgarian letters in a Latin reading close to Serbian, so that loan words and names meet.
_LETTERS = (
    "аa бb вv гg дd еe жz зz иi йj кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щsc ъ ь ыi эe юju яja "
    "ђdj јj љlj њnj ћc џdz ёe іi їi єe ґg ўu đdj"
)
_LATIN = {ord(pair[0]): pair[1:] for pair in _LETTERS.split()}
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Return a text in small Latin letters without diacritics; đ and ђ become dj."""
    spelled = text.lower().translate(_LATIN)
    if spelled.isascii():
        return spelled
    return "".join(each for each in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(each))


def words_of(text: str) -> list[str]:
    """Return the plain words of a text, in order."""
    return _WORD.findall(plain(text))


def pattern_of(entries: str) -> re.Pattern[str]:
    """Return what finds any of some entries in plain words joined by blanks.

    Entries are parted by blanks; in an entry `*` stands for any ending and `_` for a blank.
    """
    alternatives = "|".join(re.escape(entry).replace(r"\*", r"\w*").replace("_", " ") for entry in entries.split())
    return re.compile(rf"\b(?:{alternatives})\b")
