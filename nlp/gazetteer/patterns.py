"""All forms of all names of a language in one tree of folded words, made once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

import spacy

from nlp.gazetteer import russian_forms, serbian_forms
from nlp.gazetteer.actor import Actor
from nlp.gazetteer.offices import offices, roles
from nlp.gazetteer.records import Entry, actors, entries
from nlp.gazetteer.serbian_forms import plain
from nlp.lexicons import read_lexicon
from nlp.script import fold, fold_variants, repair_scripts, to_latin

Words = tuple[str, ...]
LONGEST_ENDING = 3  # of an acronym's cases: NATOom


@dataclass(frozen=True, slots=True)
class Pattern:
    """One written form of an actor, or of a role (`actor` is None)."""

    actor: Actor | None
    form: str  # name, adjective, demonym, possessive, surname, title, role
    words: Words = ()  # as `spelling_of` gives them
    capital: tuple[int, ...] = ()  # how many letters of each word are an acronym, to be written in capitals
    name_at: int = -1  # which word must start with a capital: the first that does in the name; none: -1
    role: str = ""
    near: tuple[str, ...] = ()
    since: date | None = None
    is_alone: bool = True  # may stand without the full name elsewhere in the text
    given: tuple[str, ...] = ()  # the first two letters of a person's given names, folded


@dataclass(slots=True)
class Node:
    """A place in the tree: what ends here, and what may follow."""

    patterns: list[Pattern] = field(default_factory=list)
    children: dict[str, "Node"] = field(default_factory=dict)


def acronym_length(word: str) -> int:
    """Return how many capitals an acronym has, a case ending aside (NIS and NISu: 3); 0 for any other word."""
    length = next((at for at, letter in enumerate(word) if not letter.isupper()), len(word))
    ending = word[length:]
    return length if length > 1 and len(ending) <= LONGEST_ENDING and (not ending or ending.islower()) else 0


def _invariant(name: str) -> set[Words]:
    return {tuple(plain(name).split())}


def _surname(name: str) -> str:
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])


def _serbian(entry: Entry, names: dict[str, list[str]]) -> Iterator[tuple[str, set[Words]]]:
    is_person = entry.actor.kind == "person"
    for name in names.get("name", ()):
        yield "name", serbian_forms.person_forms(name) if is_person else serbian_forms.thing_forms(name)
        if is_person and " " in name:
            surname = _surname(name)
            is_woman = serbian_forms.is_womans(name)
            forms = serbian_forms.person_forms(name if is_woman else surname)
            yield "surname", {words[-len(surname.split()) :] for words in forms}
            if " " not in surname and not (is_woman and surname[-1] != "a"):
                yield "possessive", serbian_forms.possessive_forms(surname)
    for name in names.get("alone", ()):
        yield "surname", serbian_forms.person_forms(name)
        yield "possessive", serbian_forms.possessive_forms(name)
    for name in names.get("adj", ()):
        yield "adjective", serbian_forms.adjective_forms(name)
    for name in names.get("people", ()):
        yield "demonym", serbian_forms.demonym_forms(name)
    for name in names.get("rare", ()):
        yield "rare", serbian_forms.thing_forms(name)


def _english(entry: Entry, names: dict[str, list[str]]) -> Iterator[tuple[str, set[Words]]]:
    is_person = entry.actor.kind == "person"
    for name in names.get("name", ()):
        yield "name", _invariant(name)
        if is_person and " " in name:
            yield "surname", _invariant(_surname(plain(name)))
    for form, key in (("surname", "alone"), ("adjective", "adj"), ("demonym", "people"), ("rare", "rare")):
        for name in names.get(key, ()):
            yield form, _invariant(name)


def _russian(entry: Entry, names: dict[str, list[str]]) -> Iterator[tuple[str, set[Words]]]:
    is_person = entry.actor.kind == "person"
    for name in names.get("name", ()):
        yield "name", russian_forms.person_forms(name) if is_person else russian_forms.thing_forms(name)
        if is_person and " " in name:
            surname = _surname(name)
            forms = russian_forms.person_forms(name)
            yield "surname", {words[-len(surname.split()) :] for words in forms}
    for name in names.get("alone", ()):
        yield "surname", russian_forms.person_forms(name)
    for name in names.get("adj", ()):
        yield "adjective", russian_forms.adjective_forms(name)
    for name in names.get("people", ()):
        yield "demonym", russian_forms.demonym_forms(name)
    for name in names.get("rare", ()):
        yield "rare", russian_forms.thing_forms(name)


def _forms_of(entry: Entry, language: str) -> Iterator[tuple[str, set[Words]]]:
    """Yield the forms of an entry in a language; Serbian and Russian text also holds names in their own spelling."""
    names = entry.names
    if language == "en":
        yield from _english(entry, names.get("en", {}))
        if entry.actor.kind not in {"state", "place"}:
            yield from _english(entry, {"name": names.get("sr", {}).get("name", [])})
    elif language == "ru":
        yield from _russian(entry, names.get("ru", {}))
        yield from _english(entry, {"name": names.get("en", {}).get("name", [])})
    else:
        yield from _serbian(entry, names.get("sr", {}))
        if entry.actor.kind not in {"state", "place"} and entry.actor.partner != "RS":
            yield from _foreign(entry, names.get("en", {}).get("name", []))


def _foreign(entry: Entry, names: list[str]) -> Iterator[tuple[str, set[Words]]]:
    """Yield names in their own spelling as Serbian text declines them (Trumpa, Huaweija); long names of things stay."""
    for name in names:
        if entry.actor.kind == "person":
            yield from _serbian(entry, {"name": [name]})
        else:
            yield "name", _invariant(name) if " " in name else serbian_forms.thing_forms(name)


def _patterns(language: str) -> Iterator[tuple[Words, Pattern]]:
    """Yield the words of each form, still with their capitals, and the pattern that they make once they are split."""
    for entry in entries():
        for form, forms in _forms_of(entry, language):
            is_bare = form in {"surname", "possessive"}
            pattern = Pattern(
                entry.actor,
                "name" if form == "rare" else form,
                near=entry.near if form == "rare" else (),
                since=entry.since if is_bare else None,
                is_alone=entry.is_alone or not is_bare,
                given=_initials(entry) if is_bare else (),
            )
            yield from ((words, pattern) for words in forms)
    declined = {"en": _invariant, "ru": russian_forms.thing_forms}.get(language, serbian_forms.thing_forms)
    tag = language if language in {"en", "ru"} else "sr"
    for role, known in roles().items():
        for name in known.words.get(tag, ()):
            yield from ((words, Pattern(None, "role", role=role)) for words in declined(name))
    for office in offices().values():
        for name in office.titles.get(tag, ()):
            yield from ((words, Pattern(actors()[office.of], "title", role=office.role)) for words in declined(name))


def _initials(entry: Entry) -> tuple[str, ...]:
    return tuple({fold(plain(name))[:2] for names in entry.names.values() for name in names.get("name", ())})


@cache
def given_names() -> frozenset[str]:
    """Return given names in all their cases, folded: those of the gazetteer's people, and common ones."""
    common = read_lexicon("names")
    names = {*common["men_in_a"], *common["given"]}
    for entry in entries():
        if entry.actor.kind == "person":
            names |= {
                name.split()[0] for forms in entry.names.values() for name in forms.get("name", ()) if " " in name
            }
    latin = {name for name in names if name[0].isupper() and len(plain(name)) > 2}
    return frozenset(fold(form) for name in latin for forms in serbian_forms.decline(name) for form in forms)


@cache
def tree(language: str) -> Node:
    """Return the tree of a language (`sr_azimuth`, `en`, `ru`; any other gets the Serbian names)."""
    make_doc = spacy.blank(language).make_doc
    split = lru_cache(maxsize=None)(lambda word: tuple(token.text for token in make_doc(word)))
    root = Node()
    for words, pattern in _patterns(language):
        parts = tuple(part for word in words for part in ((word,) if word.isalpha() else split(word)))
        whole = replace(
            pattern,
            words=tuple(spelling_of(part) for part in parts),
            capital=tuple(acronym_length(part) for part in parts),
            name_at=next((at for at, part in enumerate(parts) if part[0].isupper()), -1),
        )
        for key in _keys(whole.words):
            node = root
            for word in key:
                node = node.children.setdefault(word, Node())
            node.patterns.append(whole)
    return root


def spelling_of(word: str) -> str:
    """Return a word in lower-case Latin with its diacritics; Russian е and ё are one."""
    return to_latin(repair_scripts(word)).lower().replace("ё", "е")


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Return what words are compared by: folded, without full stops (`U.S.` is `us`)."""
    return fold(word).replace(".", "") or word


def _keys(words: Words) -> Iterable[Words]:
    # A name has at most two spellings: all its đ as dj, or all as d.
    variants = [tuple(spelling.replace(".", "") or word for spelling in fold_variants(word)) for word in words]
    return {tuple(each[0] for each in variants), tuple(each[-1] for each in variants)}
