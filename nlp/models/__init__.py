"""The trained pipelines that come with Azimuth: tags, trees and entities of Serbian and English (docs/models.md)."""

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from nlp.errors import BadInput
from nlp.serbian import SerbianLatin

FOLDER = Path(__file__).parent
NAMES = {"sr": "sr_azimuth_news", "en": "en_azimuth_news"}
# The language class of each: what spaCy calls `nlp.lang`.
CLASSES = {"sr": SerbianLatin.lang, "en": "en"}
# What Azimuth runs on every sentence, before it decides which to parse.
BEFORE = ("azimuth_diacritics", "azimuth_lemmatizer")
SYNTAX = ("tok2vec", "morphologizer", "parser")
# The lemmatizer runs twice: the tagger reads lemmas, and with the tags the lemmas get better.
TAGGED_LEMMAS = "azimuth_lemmatizer_tagged"
ENTITIES = "ner"


@cache
def load(language: str) -> Language:
    """Return the trained pipeline of `sr` or `en`, with the tokenizer as the code has it.

    Components are taken from it with `nlp.add_pipe(name, source=load("sr"))`. Before them come `azimuth_diacritics`
    (Serbian) and `azimuth_lemmatizer`; then those of `SYNTAX` in their order, `TAGGED_LEMMAS`, and `ENTITIES`, which
    reads lemmas, UPOS and features.
    """
    if language not in NAMES:
        raise BadInput(f"no trained model for {language!r}; there is one for {', '.join(NAMES)}")
    return spacy.load(FOLDER / NAMES[language], exclude=["tokenizer"])
