"""Bytes of a page to text, whatever the server says of their encoding; and the traces of a wrong guess."""

import re

from resiliparse.parse.encoding import detect_encoding
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
)

# UTF-8 read as windows-1252, -1250 or -1251. In the first two a lead byte of Serbian or Russian letters (Ä Å, Ð Ñ)
# stands before a sign that never follows it in a word; in the third every second letter is a capital Р or С.
MOJIBAKE = re.compile(
    r"[ÄÅ][\u0080-\u00bf‘’“”„†‡•…‰‹›€™ŠšŒœŽžŸŚśŤťŹźĄąĽľŁłŞşŻżˇ˘]"
    r"|[ÐÑ][\u0080-\u00bf‘’“”„†‡•…‰‹›€™ŠšŒœŽžŸ]"
    r"|(?:[РС][^\sРСA-Za-z0-9]){3}"
    r"|(?<=[A-Za-z])[ДЕ][^\sA-Za-z.,]"
    r"|Ã[\u0080-\u00bf]|â€"
)
MOST_DAMAGE = 0.005  # share of damaged places among the signs, above which a text is not to be used


class BadEncoding(Exception):
    """No encoding reads these bytes."""


def decode(payload: bytes, content_type: str | None, language: str) -> str:
    """Return the page as text; raise `BadEncoding` where no encoding reads it.

    The order is that of browsers (byte order mark, header, meta, detection) with one exception that is never wrong
    in practice: bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever is declared. `language` is the source's.
    """
    bom_encoding, bom = read_bom(payload)
    if bom_encoding and bom:
        return payload[len(bom) :].decode(bom_encoding, errors="replace")
    declared = (http_content_type_encoding(content_type), html_body_declared_encoding(payload[:4096]))
    names = ["utf-8", *(name for name in declared if name), detect_encoding(payload) or "utf-8"]
    encodings = [central_european(resolve_encoding(name) or name, language) for name in names]
    for encoding in encodings:
        try:
            return payload.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    # A few broken bytes (a cut sign, a foreign advertisement) do not make a page unreadable; many do.
    text = payload.decode("utf-8" if len(encodings) == 2 else encodings[1], errors="replace")
    if text.count("\ufffd") > MOST_DAMAGE * len(text):
        raise BadEncoding(f"{text.count(chr(0xFFFD))} of {len(text)} signs cannot be decoded")
    return text


def central_european(encoding: str, language: str) -> str:
    """Return windows-1250 for windows-1252 where the language is written with č and ć, which the latter lacks."""
    is_western = encoding in {"cp1252", "windows-1252", "iso-8859-1", "latin-1"}
    return "cp1250" if is_western and language.partition("-")[0] in {"sr", "hr", "bs", "sl"} else encoding


def is_mojibake(text: str) -> bool:
    """Tell whether a text was decoded wrongly before it came to us."""
    damage = text.count("\ufffd") + len(MOJIBAKE.findall(text))
    return damage > max(2, MOST_DAMAGE * len(text))
