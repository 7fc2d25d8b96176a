"""Lemmas without a model: factory `azimuth_lemmatizer`; Serbian ones in Latin script whatever the text is in.

Serbian and English: a table (form, UPOS) from the treebanks, then lemmagen3. Russian: `nlp.russian`.
A lemma is lower-case except for names and acronyms; ijekavian forms get the ekavian lemma (predsjednik: predsednik).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import lemmagen3
from spacy.language import Language
from spacy.tokens import Doc

from nlp.lexicons import FOLDER, read_lexicon
from nlp.participles import base_form, participle_lemma
from nlp.russian import russian_lemma
from nlp.script import repair_scripts, to_latin

Readings = dict[str, str]
# Words in capitals up to this length are acronyms; from the shorter on, unless the table knows them in small letters.
_ACRONYM = 6
_SHORT_ACRONYM = 3
SERBIAN = "sr_azimuth"
# The table of words starts anew when it holds more than this: then it is full of rubbish.
_MOST_WORDS = 1_000_000


class Lemmatizer:
    """Sets `token.lemma_`; uses `token.pos_` where a tagger has run, and `token.norm_` for restored diacritics."""

    def __init__(self, language: str) -> None:
        """Take the tables of a language: `sr_azimuth`, `en` or `ru`; any other gets its lower-case forms as lemmas."""
        self.language = language
        self.lemma_of = _FINDERS.get(language, _plain_lemma)
        self.lemmas: dict[tuple[int, int, int, bool], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        if len(self.lemmas) > _MOST_WORDS:
            self.lemmas.clear()
        if len(doc) == 0:
            return doc
        table: Any = doc.to_array(["ORTH", "NORM", "POS", "SENT_START"])
        table[0, 3] = 1
        keys = [(orth, norm, pos, start == 1) for orth, norm, pos, start in table.tolist()]
        table[:, 0] = [self.lemmas.get(key) or self._find(key, doc[at].text, doc) for at, key in enumerate(keys)]
        doc.from_array(["LEMMA"], table[:, :1])
        if self.language == SERBIAN and doc.has_annotation("MORPH"):
            _tell_participles(doc)
        return doc

    def _find(self, key: tuple[int, int, int, bool], text: str, doc: Doc) -> int:
        strings = doc.vocab.strings
        _, norm, pos, is_first = key
        lemma = self.lemma_of(text, strings[norm], strings[pos] if pos else "", is_first)
        self.lemmas[key] = strings.add(lemma)
        return self.lemmas[key]


@cache
def _readings(table: str) -> dict[str, Readings]:
    """Read a table: form (names keep their capital) to lemma by UPOS, most frequent first."""
    readings = {}
    for line in (FOLDER / table).read_text(encoding="utf-8").splitlines():
        form, *pairs = line.split("\t")
        readings[form] = dict(pair.split(" ", 1) for pair in pairs)
    return readings


@cache
def _corrections() -> tuple[dict[str, str], dict[str, str]]:
    """Return the corrections of `lexicons/serbian.toml`: form to lemma, passive participle to verb."""
    lists = read_lexicon("serbian")
    forms, participles = (
        {form: lemma for lemma, line in lists[name].items() for form in line.split()}
        for name in ("forms", "participles")
    )
    return forms, participles


@cache
def _library(language: str) -> Callable[[str], str]:
    lemmatize: Callable[[str], str] = lemmagen3.Lemmatizer(language).lemmatize
    return lemmatize


def look_up(word: str, pos: str, is_first: bool, table: str) -> str | None:
    """Return a word's lemma by the table, or None; at a sentence's start a capital means nothing."""
    readings = _readings(table)
    lowered = word.lower()
    as_name, as_word = readings.get(word), readings.get(lowered)
    for found in (as_name, as_word):
        if found and pos in found:
            return found[pos]
    is_shouted = len(word) > 1 and word.isupper()
    if lowered == word or not as_name or (is_first and as_word and not is_shouted):
        as_name = as_word
    return next(iter(as_name.values())) if as_name else None


@cache
def _common_lemmas(table: str) -> frozenset[str]:
    """Return the lemmas of words that are no names."""
    rows = _readings(table).values()
    return frozenset(lemma for row in rows for pos, lemma in row.items() if pos != "PROPN" and lemma.islower())


def _serbian_lemma(text: str, norm: str, pos: str, is_first: bool) -> str:
    latin = to_latin(repair_scripts(text))
    if not any(letter.isalpha() for letter in latin):
        return latin
    forms, participles = _corrections()
    if norm in forms:
        return forms[norm]
    word = _with_capitals_of(latin, norm, "serbian_lemmas.tsv")
    lemma = look_up(word, pos, is_first, "serbian_lemmas.tsv") or _library("sr")(word)
    lowered = lemma.lower()
    says_nothing = is_first or (len(latin) > _ACRONYM and latin.isupper())
    if says_nothing and lowered in _common_lemmas("serbian_lemmas.tsv"):
        lemma = lowered
    # The treebank writes adjectives of names small (`Dejtonski sporazum`: dejtonski); only a tag tells them from names.
    if pos in ("ADJ", "VERB") and lemma.istitle():
        lemma = lowered
    return participles.get(lowered, lemma)


def _tell_participles(doc: Doc) -> None:
    """Set the lemmas of adjectives anew now that the tags tell participles from adjectives."""
    for token in doc:
        if token.pos_ == "ADJ":
            verb = _readings("serbian_lemmas.tsv").get(base_form(token.norm_), {}).get("ADJ")
            is_passive = "Pass" in token.morph.get("Voice", [])
            token.lemma_ = participle_lemma(token.norm_, token.lemma_, verb, is_passive=is_passive)


def _english_lemma(text: str, norm: str, pos: str, is_first: bool) -> str:
    word = _with_capitals_of(text, text.lower(), "english_lemmas.tsv")
    known = look_up(word, pos, is_first, "english_lemmas.tsv")
    if known or not word.islower():
        return known or word
    return _library("en")(word)


def _with_capitals_of(latin: str, norm: str, table: str) -> str:
    """Return a word (its restored lower-case form `norm`) with the capitals that say something.

    Words in capitals are acronyms, words of a shouted headline, or names in one.
    """
    if latin.islower():
        return norm
    head = latin.partition("-")[0]
    if len(head) > 1 and head.isupper():
        if len(head) > _SHORT_ACRONYM:
            for known in (norm, norm.capitalize()):
                if known in _readings(table):
                    return known
        return latin if len(head) <= _ACRONYM else norm.capitalize()
    return norm.capitalize() if latin[1:].islower() else latin


def _plain_lemma(text: str, norm: str, pos: str, is_first: bool) -> str:
    return text.lower()


def _russian_lemma(text: str, norm: str, pos: str, is_first: bool) -> str:
    return russian_lemma(text, is_first)


_FINDERS = {SERBIAN: _serbian_lemma, "en": _english_lemma, "ru": _russian_lemma}


@Language.factory("azimuth_lemmatizer")
def make_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """Make the lemmatizer of the pipeline's language."""
    return Lemmatizer(nlp.lang or "")
