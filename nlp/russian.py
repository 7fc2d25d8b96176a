"""Russian lemmas by rule: generated forms of policy words, and endings for the rest; no dictionary of the language.

A lemma of a word outside `lexicons/russian.toml` is a guess. The Russian model of lemmagen3 forbids commercial use.
"""

from collections.abc import Iterator
from functools import cache

from spacy.lang.ru.stop_words import STOP_WORDS

from nlp.gazetteer.russian_forms import adjective_forms, decline
from nlp.lexicons import read_lexicon

_SHORTEST_STEM = 3
_PAST = ("л", "ла", "ло", "ли")


def russian_lemma(word: str, is_first: bool) -> str:
    """Return the lemma of a Russian word; a capital stays, except on a known word that begins a sentence."""
    lowered = word.lower().replace("ё", "е")
    known = _forms().get(lowered)
    if known:
        return known
    lemma = _by_ending(lowered)
    is_name = word[:1].isupper() and not (is_first and lowered in STOP_WORDS)
    return lemma.capitalize() if is_name and not word.isupper() else lemma


def _by_ending(word: str) -> str:
    for length in range(min(7, len(word) - _SHORTEST_STEM), 0, -1):
        lemma = _endings().get(word[-length:])
        if lemma is not None:
            return word[:-length] + lemma
    return word


@cache
def _endings() -> dict[str, str]:
    table = read_lexicon("russian")["endings"]
    return {ending: lemma for endings, lemma in table.items() for ending in endings.split()}


@cache
def _forms() -> dict[str, str]:
    """Return form to lemma, both with е for ё."""
    lexicon = read_lexicon("russian")
    forms: dict[str, str] = {}
    for noun in lexicon["nouns"].split():
        forms |= dict.fromkeys(_noun_forms(noun), noun.partition("^")[0])
    for adjective in lexicon["adjectives"].split():
        forms |= {form: adjective for (form,) in adjective_forms(adjective)}
    for verb in lexicon["verbs"].split():
        forms |= dict.fromkeys(_verb_forms(verb), verb)
    for verb, irregular in lexicon["irregular"].items():
        forms |= dict.fromkeys(irregular.split(), verb)
    return {form.replace("ё", "е"): lemma.replace("ё", "е") for form, lemma in forms.items()}


def _noun_forms(noun: str) -> set[str]:
    word, _, mark = noun.partition("^")
    forms = {form for variants in decline(noun) for form in variants}
    if not mark:
        stem = word[:-1] if word[-1] in "аяоейь" else word
        endings = ("ы", "и", "а", "я", "ов", "ев", "ей", "й", "", "ам", "ям", "ами", "ями", "ах", "ях")
        # Each noun meets all plural endings: wrong forms do no harm, they are never written.
        forms |= {stem + ending for ending in endings}
    return forms


def _verb_forms(verb: str) -> Iterator[str]:
    reflexive = "ся" if verb.endswith("ся") else ""
    bare = verb.removesuffix("ся")
    stem = bare.removesuffix("ть")
    yield verb
    for ending in (*(stem + past for past in _PAST), *_present(stem)):
        yield ending + (("сь" if ending[-1] in "аеиоуюя" else "ся") if reflexive else "")


def _present(stem: str) -> Iterator[str]:
    """Yield present or future forms, and passive participles, from the infinitive's stem."""
    if stem.endswith(("ова", "ева")):
        root = stem[:-3] + ("у" if stem.endswith("ова") else "ю")
        yield from (root + end for end in ("ю", "ет", "ют", "ем", "ется", "ются"))
    elif stem.endswith(("а", "я", "е")):
        yield from (stem + end for end in ("ю", "ет", "ют", "ем", "ется", "ются"))
    elif stem.endswith("и"):
        yield from (stem[:-1] + end for end in ("ит", "ят", "ат", "им", "ится", "ятся", "лю", "у"))
        yield from (stem[:-1] + end for end in ("ен", "ена", "ено", "ены"))
    elif stem.endswith("ну"):
        yield from (stem[:-1] + end for end in ("ет", "ут", "ем"))
    if stem.endswith(("а", "я")):
        yield from (stem + end for end in ("н", "на", "но", "ны"))
