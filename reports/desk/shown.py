"""Text of others made fit to be shown: control characters made visible, long words cut, words marked."""

import re
from typing import Any

from markupsafe import Markup

# Control characters other than line breaks and tabs, and those that turn the direction of writing: a reader must see
# them, and a browser must not obey them (Unicode TR 36, bidirectional text spoofing).
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
LONGEST_TEXT = 20_000
LONGEST_SENTENCE = 2_000


def visible(value: Any) -> Any:
    """Return a value with what cannot be seen written out (`[U+202E]`); for every value that a template prints."""
    if not isinstance(value, str) or isinstance(value, Markup) or not _UNSEEN.search(value):
        return value
    return _UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", value)


def cut(text: str, longest: int = LONGEST_SENTENCE) -> str:
    """Return a text, its end replaced by how much is left out where it is too long to be shown."""
    return text if len(text) <= longest else f"{text[:longest]} [… +{len(text) - longest}]"


def pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is marked."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [part for part in [*parts, (text[at:], False)] if part[0]]
