"""A text as sentences that can be compared: Latin script, footnote marks told apart, folded."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from nlp.pipeline import PIPELINES
from nlp.script import LatinView, fold

_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SPACES = re.compile(r"[^\S\n]+")
_HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Serbian is told by letters and words of its own; everything else is read as English.
_SERBIAN = re.compile(r"\b(?:je|se|su|sa|odluk\w+|saveta|savjeta|kojom)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` in Latin script, `key` folded, `capitals` the folded words that it writes with a capital."""

    text: str
    key: str
    capitals: frozenset[str]


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a text; a line break ends one only where a blank line or a full stop stands there."""
    plain = readable(text)
    doc = _splitter(language_of(plain))(_parted(plain))
    return [_sentence(sent.text.strip()) for sent in doc.sents if sent.text.strip()]


def readable(text: str) -> str:
    """Return a text in Latin script without invisible characters; raised digits become `[1]`."""
    composed = unicodedata.normalize("NFC", text).translate(_HIDDEN).replace("\r\n", "\n")
    marked = _RAISED.sub(lambda match: f"[{unicodedata.normalize('NFKC', match.group())}]", composed)
    return _SPACES.sub(" ", LatinView(marked).latin)


def language_of(latin: str) -> str:
    """Return `sr` or `en`."""
    words = len(latin.split()) or 1
    return "sr" if len(_SERBIAN.findall(fold(latin))) / words > 0.03 else "en"


def _parted(plain: str) -> str:
    """Let every line that ends like a sentence end one: copied pages have single line breaks between paragraphs."""
    return re.sub(r"([.!?:”\"])\s*\n\s*(?=\S)", "\\1\n\n", plain)


def _sentence(text: str) -> Sentence:
    line = " ".join(text.split())
    capitals = frozenset(fold(word) for word in re.findall(r"[^\W\d_]+", line) if word[0].isupper())
    return Sentence(line, fold(line), capitals)


@cache
def _splitter(language: str) -> Language:
    nlp = spacy.blank(PIPELINES[language])
    nlp.add_pipe("azimuth_sentences")
    return nlp
