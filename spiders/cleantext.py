"""The form in which every text is kept: NFC, no control or invisible signs, paragraphs parted by a blank line."""

import re
import unicodedata
from collections.abc import Iterable

# Soft hyphen, zero-width and direction marks, byte order mark; our scripts have no use for joiners.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # and lone surrogates
LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def clean_line(text: str) -> str:
    """Return one line: signs cleaned, white space collapsed, none at the ends."""
    return " ".join(clean_signs(text).split())


def clean_signs(text: str) -> str:
    """Return the text in NFC without control and invisible signs; it may become shorter, never empty of letters.

    A control sign of the C1 range is a letter or quotation mark of windows-1252 that was kept as a code point (HTML
    itself reads `&#154;` as š): it is put right where it stands for one, else dropped.
    """
    text = INVISIBLE.sub("", LINE_BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", CONTROL.sub(lambda match: windows_1252(match[0]), text))


def windows_1252(sign: str) -> str:
    """Return what a control sign is in windows-1252, or nothing."""
    return bytes([ord(sign)]).decode("cp1252", errors="ignore") if 0x80 <= ord(sign) <= 0x9F else ""


def has_controls(text: str) -> bool:
    """Tell whether a text holds control signs, which cleaning mends or drops."""
    return CONTROL.search(LINE_BREAK.sub("\n", text)) is not None


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return cleaned paragraphs parted by a blank line; empty ones and repeated ones are left out."""
    cleaned = (clean_line(paragraph) for paragraph in paragraphs)
    return "\n\n".join(dict.fromkeys(filter(None, cleaned)))


def without_headline(text: str, title: str) -> str:
    """Return the text without the title among its first paragraphs, where general extractors leave it."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        paragraph
        for number, paragraph in enumerate(paragraphs)
        if number > 2 or paragraph.casefold() != title.casefold()
    )


def paragraphs_of(text: str) -> str:
    """Return a plain text in our paragraphs: blank lines part them or, where there are none, line breaks do."""
    text = clean_signs(text)
    separator = r"\n\s*\n" if re.search(r"\S[^\S\n]*\n\s*\n\s*\S", text) else r"\n"
    return join_paragraphs(re.split(separator, text))


def fold(text: str) -> str:
    """Return the text in lower case, without diacritics, white space as single spaces."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(plain.replace("đ", "dj").split())
