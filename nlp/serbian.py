"""Serbian for spaCy in both scripts: the words stay as written, what rules and models see of them is Latin.

spaCy's own `sr` knows Cyrillic only. Here NORM (lower-case), PREFIX, SUFFIX and SHAPE come from the Latin form, so one
rule and one model serve both scripts; `token.text` and offsets stay those of the original.
Rules match on NORM and LEMMA, never on ORTH or LOWER.
"""

from collections.abc import Callable
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.lex_attrs import word_shape
from spacy.lang.sr import Serbian, SerbianDefaults
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.symbols import NORM, ORTH, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.util import registry

from nlp.lexicons import read_lexicon
from nlp.script import repair_scripts, to_cyrillic, to_latin


def latin(word: str) -> str:
    """Return a word in Latin script, mixed scripts repaired."""
    return to_latin(repair_scripts(word))


def norm(word: str) -> str:
    """Return the Latin form in lower case."""
    return latin(word).lower()


def prefix(word: str) -> str:
    """Return the first letter of the Latin form."""
    return latin(word)[0]


def suffix(word: str) -> str:
    """Return the last three letters of the Latin form."""
    return latin(word)[-3:]


def shape(word: str) -> str:
    """Return the shape of the Latin form (`Xxxx`)."""
    return word_shape(latin(word))


# What a vocabulary computes for each word: the attribute's number, and the function of the word.
_LEXICAL: dict[int, Callable[[str], Any]] = {NORM: norm, PREFIX: prefix, SUFFIX: suffix, SHAPE: shape}


def _exceptions() -> dict[str, list[dict[int, str]]]:
    # spaCy's own list takes "нов" (new) for November and "пет" (five) for Friday: only those with a stop are kept.
    lists = read_lexicon("abbreviations")["sr_azimuth"]
    exceptions = dict(BASE_EXCEPTIONS)
    for word in (*lists["inside"], *lists["either"]):
        for form in (word, word.capitalize(), to_cyrillic(word), to_cyrillic(word).capitalize()):
            exceptions[form] = [{ORTH: form, NORM: word}]
    return exceptions


def _with_all_letters(rules: list[str]) -> list[str]:
    # spaCy's letter classes lack ђ, ћ and џ, so that "помоћ." stays one word (3.8.18, lang/char_classes.py).
    for letters, missing in ((ALPHA, "ђћџЂЋЏ"), (ALPHA_LOWER, "ђћџ"), (ALPHA_UPPER, "ЂЋЏ")):
        rules = [rule.replace(letters, letters + missing) for rule in rules]
    return rules


class SerbianLatinDefaults(SerbianDefaults):
    """spaCy's Serbian tokenizer rules with Latin attributes, abbreviations and stop words in both scripts."""

    lex_attr_getters = SerbianDefaults.lex_attr_getters | _LEXICAL
    tokenizer_exceptions = _exceptions()
    infixes = _with_all_letters(SerbianDefaults.infixes)
    suffixes = _with_all_letters(SerbianDefaults.suffixes)
    stop_words = SerbianDefaults.stop_words | {to_latin(word) for word in SerbianDefaults.stop_words}


@registry.languages("sr_azimuth")
class SerbianLatin(Serbian):  # type: ignore[no-untyped-call]
    """`spacy.blank("sr_azimuth")`: Serbian, Croatian and Bosnian text in either script."""

    lang = "sr_azimuth"
    Defaults = SerbianLatinDefaults
