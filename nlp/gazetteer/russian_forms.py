"""The case forms of Russian names, generated from the nominative; the same mark-up as in `serbian_forms`."""

import re
from itertools import product

from nlp.lexicons import read_lexicon

Cases = list[tuple[str, ...]]
Words = tuple[str, ...]
_FLEETING = re.compile(r"\[(\w)\]")
_HUSHING = ("ж", "ч", "ш", "щ", "ц")
# Genitive, dative, accusative, instrumental, locative by the nominative's ending; "" is a consonant.
_NOUN: dict[str, tuple[str, ...]] = {
    "ия": ("ии", "ии", "ию", "ией", "ии"),
    "ий": ("ия", "ию", "ия ий", "ием", "ии"),
    "а": ("ы и", "е", "у", "ой ей", "е"),
    "я": ("и", "е", "ю", "ей", "е"),
    "й": ("я", "ю", "й я", "ем", "е"),
    "ь": ("я и", "ю и", "ь я", "ем ью", "е и"),
    "о": ("а", "у", "о", "ом", "е"),
    "ие": ("ия", "ию", "ие", "ием", "ии"),
    "": ("а", "у", "# а", "ом", "е"),
}
_ADJECTIVE: dict[str, tuple[str, ...]] = {
    "m": ("ого его", "ому ему", "# ого его", "им ым", "ом ем"),
    "f": ("ой ей", "ой ей", "ую юю", "ой ей", "ой ей"),
    "n": ("ого его", "ому ему", "ое ее", "им ым", "ом ем"),
    "p": ("их ых", "им ым", "ие ые", "ими ыми", "их ых"),
}
_ALL_ADJECTIVE = (
    *("ий", "ый", "ой", "ого", "его", "ому", "ему", "им", "ым", "ом", "ем", "ая", "ую", "ое", "ие", "ые", "их", "ых"),
    *("ими", "ыми"),
)
_PLURAL: dict[str, tuple[str, ...]] = {
    "ы": ("ов", "ам", "ы ов", "ами", "ах"),
    "и": ("ов ей й", "ам ям", "и ов", "ами ями", "ах ях"),
    "а": ("", "ам", "а", "ами", "ах"),
    "е": ("", "ам", "", "ами", "ах"),
    "я": ("й", "ям", "я", "ями", "ях"),
}


def _cases(nominative: str, stem: str, endings: tuple[str, ...]) -> Cases:
    forms: Cases = [(nominative,)]
    for variants in endings:
        forms.append(tuple(nominative if ending == "#" else stem + ending for ending in variants.split(" ")))
    return forms


def decline(word: str) -> Cases:
    """Return the singular cases of a noun or name with mark-up (`^x` not declined, `^p` plural)."""
    word, _, mark = word.partition("^")
    nominative, stem = _FLEETING.sub(r"\1", word), _FLEETING.sub("", word)
    if mark == "x" or word.isupper():
        return [(nominative,)] * 6
    if mark == "p":
        return _cases(nominative, stem[:-1], _PLURAL[stem[-1]])
    for ending in ("ия", "ий", "ие", "а", "я", "й", "ь", "о"):
        if nominative.endswith(ending):
            return _cases(nominative, stem[: -len(ending)], _NOUN[ending])
    if nominative[-1] in "еёиуыэю":
        return [(nominative,)] * 6
    forms = _cases(nominative, stem, _NOUN[""])
    if stem.endswith(_HUSHING):
        forms[4] = (*forms[4], f"{stem}ем")
    if stem.endswith(("ов", "ев", "ёв", "ин", "ын")):
        forms[4] = (*forms[4], f"{stem}ым")
    return forms


def _adjective(word: str, gender: str) -> Cases:
    if word.endswith("^x") or word.isupper():
        return [(word.removesuffix("^x"),)] * 6
    return _cases(word, word[:-2], _ADJECTIVE[gender])


def thing_forms(name: str) -> set[Words]:
    """Return the forms of a thing's name: adjectives agree with the last declined word."""
    head, _, fixed = name.partition(" | ")
    *adjectives, noun = head.split()
    bare = noun.partition("^")[0]
    gender = "p" if noun.endswith("^p") else "f" if bare[-1] in "аяь" else "n" if bare[-1] in "ое" else "m"
    columns = [*(_adjective(word, gender) for word in adjectives), decline(noun)]
    return {(*words, *fixed.split()) for case in range(6) for words in product(*(column[case] for column in columns))}


def adjective_forms(adjective: str) -> set[Words]:
    """Return all forms of an adjective (российский)."""
    return {(adjective[:-2] + ending,) for ending in _ALL_ADJECTIVE}


def person_forms(name: str) -> set[Words]:
    """Return the forms of a person's name, each word declined on its own; a woman's surname in a consonant stays."""
    words = name.split()
    men = read_lexicon("names")["men_in_a"]
    is_woman = len(words) > 1 and words[0][-1] in "ая" and words[0] not in men
    columns: list[Cases] = []
    for at, word in enumerate(words):
        if word.islower() or (is_woman and at and word[-1] not in "ая"):
            columns.append([(word.partition("^")[0],)] * 6)
        elif word.endswith(("ский", "цкий", "ый", "ой")) and at:
            columns.append(_cases(word, word[:-2], _ADJECTIVE["m"]))
        elif is_woman and at and word.endswith(("ова", "ева", "ина", "ская")):
            ends = ("ой", "ой", "у ую", "ой", "ой")
            columns.append(_cases(word, word[: -2 if word.endswith("ская") else -1], ends))
        else:
            columns.append(decline(word))
    return {forms for case in range(6) for forms in product(*(column[case] for column in columns))}


def demonym_forms(name: str) -> set[Words]:
    """Return the cases of a people's name given in the plural: сербы, албанцы, русские."""
    word = name.partition("^")[0]
    if word.endswith("ие"):
        return {(word[:-2] + ending,) for ending in ("ие", "их", "им", "ими")}
    return {(form,) for variants in decline(f"{word}^p") for form in variants}
