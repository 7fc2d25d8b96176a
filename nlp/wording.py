"""What a sentence is about, as terms that meet across scripts, cases and languages.

A term is `kind:value`. Names that the gazetteer knows give their actor's kind and id (`firm:nis`), numbers
their digits (`number:56.15`): these are the same in every language. Other words give the first letters of their folded
lemma (`word:licenca`), which meet between the Serbian scripts, and between languages where a word or name is shared.
"""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from nlp.pipeline import build, supports
from nlp.script import fold

# Lemmas of words that the tables lack still differ in their endings; the seventh letter tells hardly any two apart.
STEM_LETTERS = 7
_SHORTEST = 3
_STEPS = ("azimuth_diacritics", "azimuth_lemmatizer", "azimuth_gazetteer")
_DOUBLE = re.compile(r"(.)\1+")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_OWN = frozenset({"serbia"})


def terms_of(text: str, *, language: str, day: date | None) -> list[str]:
    """Return the terms of a sentence, each once, sorted; a title means who held the office on `day`.

    A language without a pipeline is read as English.
    """
    nlp = build(language if supports(language) else "en")
    doc = nlp.make_doc(text)
    doc._.published_on = day
    for step in _STEPS:
        doc = nlp.get_pipe(step)(doc)
    return sorted({*_names(doc), *_words(doc)})


def _names(doc: Doc) -> Iterator[str]:
    for span in doc.spans["actors"]:
        actor = span._.actor
        # A capital stands for its state: Moscow said is Russia said.
        name = actor.id.removesuffix("-seat")
        if name not in _OWN:
            yield f"{'state' if name != actor.id else actor.kind}:{name}"


def _words(doc: Doc) -> Iterator[str]:
    named = {token.i for span in doc.spans["actors"] for token in span}
    for token in doc:
        number = _NUMBER.search(token.text)
        if number:
            yield f"number:{number.group().replace(',', '.')}"
        elif token.i not in named:
            folded = _DOUBLE.sub(r"\1", "".join(filter(str.isalpha, fold(token.lemma_))))
            if len(folded) >= _SHORTEST:
                yield f"word:{folded[:STEM_LETTERS]}"
