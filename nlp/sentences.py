"""Where sentences end, in Serbian, English and Russian, without a parser: factory `azimuth_sentences`.

A full stop, question or exclamation mark or an ellipsis ends a sentence unless what stands around it says otherwise: an
abbreviation, an initial, an ordinal ("14. novembra"), or a lower-case word after it. A blank line always ends one.
"""

import re
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.lexicons import read_lexicon
from nlp.script import to_latin

_MARK = re.compile(r"[.!?…]*[!?…][.!?…]*|\.+")
_ORDINAL = re.compile(r"(\d{1,3}|[IVXLC]+)\.")
_NUMBER = re.compile(r"[\d.,:/–-]+\.")
_CLOSERS = frozenset("\"'”“’»)]")
_OPENERS = frozenset("\"'“„‘«‚([")
# A vocabulary of more words than this is rubbish that has piled up; the table of words starts anew.
_MOST_WORDS = 1_000_000


class Word(NamedTuple):
    """What the marker needs to know of a word."""

    kind: str  # blank, stop, mark (! ? …), inside, either (abbreviations), ordinal, number, initial, word
    start: str  # upper, lower, digit, quote (opens or closes), close, open, space, other
    is_starter: bool  # seldom capitalised unless it starts a sentence
    with_stop: str  # what it is together with a full stop that stands apart: inside, either, initial, word


class SentenceMarker:
    """Sets `token.is_sent_start` for every token."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        """Take a language's abbreviations; a language without a list gets the English ones."""
        lexicon = read_lexicon("abbreviations")
        lists = lexicon.get(language, lexicon["en"])
        self.abbreviations = {word: kind for kind in ("either", "inside") for word in lists[kind]}
        self.vocab = vocab
        self.words: dict[int, Word] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of a document."""
        if len(doc) == 0:
            return doc
        if len(self.words) > _MOST_WORDS:
            self.words.clear()
        table = doc.to_array(["ORTH", "SPACY"])
        words = [self.words.get(orth) or self._read(orth) for orth in table[:, 0].tolist()]
        marks: Any = np.full(len(doc), -1, dtype="int64")
        marks[sentence_starts(words, table[:, 1].astype(bool).tolist())] = 1
        doc.from_array(["SENT_START"], marks.astype("uint64").reshape(-1, 1))
        return doc

    def _read(self, orth: int) -> Word:
        text = self.vocab.strings[orth]
        lowered = to_latin(text).lower()
        is_capital = text[0].isupper() and (len(text) == 1 or text[1:].islower())
        word = Word(
            kind=self._kind(text, lowered),
            start=_start(text),
            is_starter=is_capital and self.vocab[orth].is_stop,
            with_stop=self.abbreviations.get(f"{lowered}.", "initial" if len(text) == 1 and text.isalpha() else "word"),
        )
        self.words[orth] = word
        return word

    def _kind(self, text: str, lowered: str) -> str:
        if text.isspace():
            return "blank" if text.count("\n") > 1 else "word"
        if _MARK.fullmatch(text):
            return "stop" if text == "." else "mark"
        if not text.endswith("."):
            return "word"
        numeric = "ordinal" if _ORDINAL.fullmatch(text) else "number" if _NUMBER.fullmatch(text) else None
        return self.abbreviations.get(lowered) or numeric or ("initial" if len(lowered) <= 3 else "either")


def _start(text: str) -> str:
    first = text[0]
    if first in _CLOSERS:
        return "quote" if first in _OPENERS else "close"
    if first in _OPENERS:
        return "open"
    if first.isdigit():
        return "digit"
    if first.isspace():
        return "space"
    if not first.isalpha():
        return "other"
    return "lower" if first.islower() else "upper"


def sentence_starts(words: list[Word], spaces: list[bool]) -> list[int]:
    """Return the positions at which sentences start; `spaces` tells which words have a space after them."""
    starts = [0]
    for at, word in enumerate(words):
        if word.kind == "word":
            continue
        after = at + 1 if word.kind == "blank" else _after_closers(words, spaces, at)
        if after < len(words) and after > starts[-1] and (word.kind == "blank" or _ends_here(words, at, after)):
            starts.append(after)
    return starts


def _after_closers(words: list[Word], spaces: list[bool], at: int) -> int:
    """Return the position after the quotation marks and brackets that close a sentence, and after the space."""
    after = at + 1
    while after < len(words) and (
        words[after].start == "close" or (words[after].start == "quote" and not spaces[after - 1])
    ):
        after += 1
    while after < len(words) and words[after].start == "space" and words[after].kind != "blank":
        after += 1
    return after


def _ends_here(words: list[Word], at: int, after: int) -> bool:
    kind = words[at].kind
    if kind == "stop" and at and words[at - 1].kind == "word":
        kind = {"word": "mark"}.get(words[at - 1].with_stop, words[at - 1].with_stop)
    following = words[after]
    if following.start in {"open", "quote"} and after + 1 < len(words):
        following = words[after + 1]
    if kind in {"stop", "mark"}:
        return following.start in {"upper", "digit"}
    if kind == "number":
        return following.start == "upper"
    return kind in {"either", "ordinal"} and following.is_starter


@Language.factory("azimuth_sentences")
def make_sentence_marker(nlp: Language, name: str) -> SentenceMarker:
    """Make the marker for the pipeline's language."""
    return SentenceMarker(nlp.vocab, nlp.lang or "en")
