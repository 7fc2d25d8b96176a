"""What the encoder reads of a sentence: its words in Latin script, and the actors that the gazetteer found in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from nlp.reading import Mention
from nlp.script import to_latin

# Beyond these a sentence is a list or a paragraph without a full stop; the rest is cut.
MOST_WORDS, MOST_HINT, MOST_MENTIONS = 112, 40, 6
SERBIAN = frozenset({"sr", "hr", "bs"})


@dataclass(frozen=True, slots=True)
class EncoderInput:
    """One sentence: `text` in Latin script (Russian as it is), `hint` such as `RU state east; EU bloc west`."""

    text: str
    hint: str


def encoder_input(text: str, language: str, mentions: Iterable[Mention]) -> EncoderInput:
    """Return what the encoder reads of a sentence.

    The names of firms, offices and people say little to a small model; the partner, kind and camp that the gazetteer
    knows of them do.
    """
    hints = dict.fromkeys(f"{mention.partner} {mention.kind} {mention.camp}" for mention in mentions)
    latin = to_latin(text) if language in SERBIAN else text
    return EncoderInput(latin, "; ".join(list(hints)[:MOST_MENTIONS]))
