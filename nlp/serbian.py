"""Serbian for spaCy in both scripts: the words stay as written, what rules and models see of them is Latin.

spaCy's own `sr` knows Cyrillic only. Here NORM (lower-case), PREFIX, SUFFIX and SHAPE come from the Latin form, so one
rule and one model serve both scripts; `token.text` and offsets stay those of the original.
Rules match on NORM and LEMMA, never on ORTH or LOWER.
"""

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.lang.sr import Serbian, SerbianDefaults
from spacy.util import registry

from nlp.script import repair_scripts, to_latin


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


class SerbianLatinDefaults(SerbianDefaults):
    """spaCy's Serbian tokenizer with Latin attributes."""

    lex_attr_getters = {**SerbianDefaults.lex_attr_getters, NORM: norm, PREFIX: prefix, SUFFIX: suffix, SHAPE: shape}


@registry.languages("sr_azimuth")
class SerbianLatin(Serbian):
    """`spacy.blank("sr_azimuth")`: Serbian, Croatian and Bosnian text in either script."""

    lang = "sr_azimuth"
    Defaults = SerbianLatinDefaults
