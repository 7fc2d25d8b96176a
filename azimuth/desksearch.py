"""Under which keys a word is found at the desk: without diacritics, in Latin script, and by its lemmas."""

from collections.abc import Callable
from functools import cache, lru_cache

# What the lemmatizer calls the language of a document; Croatian and Bosnian are read as Serbian.
_LANGUAGES = {"sr": "sr_azimuth", "hr": "sr_azimuth", "bs": "sr_azimuth", "en": "en", "ru": "ru"}


def keys_of(words: list[str], language: str) -> list[list[str]]:
    """Return for each lower-case word of a language the keys under which it is found, sorted."""
    return [_keys(word, language) for word in words]


@lru_cache(maxsize=100_000)
def _keys(word: str, language: str) -> list[str]:
    from nlp.diacritics import restore
    from nlp.script import repair_scripts, to_latin

    forms = {word}
    lemma = _lemma_of(_LANGUAGES.get(language, ""))
    if lemma:
        latin = to_latin(repair_scripts(word))
        # A name has another lemma than a word of the same letters, and diacritics may be left out: all readings count.
        readings = {latin, restore(latin)} if language in ("sr", "hr", "bs") else {word}
        for reading in readings:
            forms |= {lemma(reading, reading, "", False), lemma(reading.capitalize(), reading, "", False)}
    return sorted({_key(form) for form in forms})


def _key(form: str) -> str:
    """Fold a form; đ is typed as `dj` and as `d`, so both become `d`."""
    from nlp.script import fold

    return fold(form).replace("dj", "d")


@cache
def _lemma_of(language: str) -> Callable[[str, str, str, bool], str] | None:
    from nlp.lemmas import Lemmatizer

    return Lemmatizer(language).lemma_of if language else None
