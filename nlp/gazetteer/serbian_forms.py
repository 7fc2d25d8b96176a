"""The case forms of Serbian names, generated from the nominative. Latin, letters' case kept.

Mark-up in the gazetteer's names: `Nem[a]c` a fleeting a; `Francuska^a` declined like an adjective; `Emirati^p` a
plural; `Meloni^x` not declined; `Generalna skupština | Ujedinjenih nacija`: what follows the bar stays as it is. Words
before the last declined one are adjectives in names of things, and names of their own in names of people.
"""

import re
from itertools import product

from nlp.lexicons import read_lexicon

# Nominative, genitive, dative, accusative, instrumental, locative; each with its variants.
Cases = list[tuple[str, ...]]
Words = tuple[str, ...]
_FLEETING = re.compile(r"\[(\w)\]")
_SOFT = ("č", "ć", "š", "ž", "đ", "j", "lj", "nj", "dž", "c")
_SIBILANT = {"k": "c", "g": "z", "h": "s"}
_ADJECTIVE: dict[str, Cases] = {
    "m": [("i", ""), ("og", "oga"), ("om", "ome"), ("i", "og", "oga", ""), ("im",), ("om", "ome")],
    "f": [("a",), ("e",), ("oj",), ("u",), ("om",), ("oj",)],
    "n": [("o",), ("og", "oga"), ("om", "ome"), ("o",), ("im",), ("om", "ome")],
    "p": [("e", "i", "a"), ("ih",), ("im", "ima"), ("e", "a"), ("im", "ima"), ("im", "ima")],
}
_ALL_ADJECTIVE = ("i", "og", "oga", "om", "ome", "im", "ima", "a", "e", "oj", "u", "o", "ih")


def plain(name: str) -> str:
    """Return a name without its mark-up."""
    return re.sub(r"\^\w|\[|\]| \|", "", name)


def decline(word: str) -> Cases:
    """Return the singular cases of a noun or name with mark-up."""
    word, _, mark = word.partition("^")
    nominative, stem = _FLEETING.sub(r"\1", word), _FLEETING.sub("", word)
    if mark == "x" or not nominative[-1].isalpha():
        return [(nominative,)] * 6
    if mark == "a":
        return _with_endings(stem[:-1], _ADJECTIVE["f"])
    if mark == "p":
        return _plural(stem)
    return _by_ending(nominative, stem)


def _by_ending(nominative: str, stem: str) -> Cases:
    last = nominative[-1].lower()
    if last == "a":
        return _feminine(stem[:-1])
    if last in "oe":
        return _neuter(nominative)
    if last == "i":
        # Kurti, Kurtija.
        return _masculine(nominative, (f"{nominative}j",))
    return _masculine(nominative, (nominative if last == "u" else stem,))


def _with_endings(stem: str, endings: Cases) -> Cases:
    return [tuple(stem + ending for ending in variants) for variants in endings]


def _masculine(nominative: str, stems: tuple[str, ...]) -> Cases:
    genitive = tuple(f"{stem}a" for stem in stems)
    dative = tuple(f"{stem}u" for stem in stems)
    # Foreign names in a soft consonant are heard with both endings.
    instrumental = tuple(f"{stem}{end}m" for stem in stems for end in ("eo" if stem.lower().endswith(_SOFT) else "o"))
    # People's accusative is the genitive, things' the nominative; a gazetteer may take both.
    return [(nominative,), genitive, dative, (nominative, *genitive), instrumental, dative]


def _feminine(stem: str) -> Cases:
    dative = [f"{stem}i"]
    if stem[-1].lower() in _SIBILANT:
        dative.append(f"{stem[:-1]}{_SIBILANT[stem[-1].lower()]}i")
    return [(f"{stem}a",), (f"{stem}e",), tuple(dative), (f"{stem}u",), (f"{stem}om",), tuple(dative)]


def _neuter(nominative: str) -> Cases:
    stem, last = nominative[:-1], nominative[-1].lower()
    instrumental = f"{stem}{last}m"
    forms: Cases = [
        (nominative,),
        (f"{stem}a",),
        (f"{stem}u",),
        (nominative, f"{stem}a"),
        (instrumental,),
        (f"{stem}u",),
    ]
    if last == "e":
        # Foreign names keep their e: Kadarea, Rutea.
        longer = ((), ("a",), ("u",), ("a",), ("om",), ("u",))
        forms = [
            (*short, *(nominative + ending for ending in endings)) for short, endings in zip(forms, longer, strict=True)
        ]
    elif stem.endswith("i"):
        forms[1], forms[2] = (f"{stem}ja", f"{stem}a"), (f"{stem}ju", f"{stem}u")
        forms[3], forms[4], forms[5] = (nominative, *forms[1]), (f"{stem}jem", f"{stem}jom", f"{stem}om"), forms[2]
    return forms


def _plural(nominative: str) -> Cases:
    """Decline a plural in -i (Emirati), -a (vrata) or -e (nacije)."""
    stem, last = nominative[:-1], nominative[-1]
    if last == "i":
        genitive = (f"{stem}a", nominative)
        return [(nominative,), genitive, (f"{stem}ima",), (f"{stem}e", nominative), (f"{stem}ima",), (f"{stem}ima",)]
    if last == "a":
        return [(nominative,), (nominative,), (f"{stem}ima",), (nominative,), (f"{stem}ima",), (f"{stem}ima",)]
    return [(nominative,), (f"{stem}a", f"{stem}i"), (f"{stem}ama",), (nominative,), (f"{stem}ama",), (f"{stem}ama",)]


def adjective_forms(adjective: str) -> set[Words]:
    """Return all forms of an adjective given in its long masculine form (ruski)."""
    stem = adjective.removesuffix("i")
    return {(stem + ending,) for ending in _ALL_ADJECTIVE}


def _adjective(word: str, gender: str) -> Cases:
    word, _, mark = word.partition("^")
    nominative, stem = _FLEETING.sub(r"\1", word), _FLEETING.sub("", word)
    if nominative[-1] in "aoei":
        stem = stem[:-1]
    elif stem == nominative:
        # Abu Dabi, Tel Aviv: a first word in a consonant is no adjective, unless it has a fleeting a (Sigur[a]n).
        mark = "x"
    if mark == "x" or word.isupper():
        return [(nominative,)] * 6
    cases = _with_endings(stem, _ADJECTIVE[gender])
    return [(nominative, *cases[0]), *cases[1:]]


def _gender_of(noun: str) -> str:
    noun, _, mark = noun.partition("^")
    if mark == "p":
        return "p"
    return "f" if noun[-1] == "a" or mark == "a" or noun.endswith("st") else "n" if noun[-1] in "oe" else "m"


def thing_forms(name: str) -> set[Words]:
    """Return the forms of a thing's name: adjectives agree with the last declined word."""
    head, _, fixed = name.partition(" | ")
    *adjectives, noun = head.split()
    tail = tuple(fixed.split())
    columns = [*(_adjective(word, _gender_of(noun)) for word in adjectives), _noun(noun)]
    return {(*words, *tail) for case in range(6) for words in product(*(column[case] for column in columns))}


def _noun(noun: str) -> Cases:
    """Decline a noun; one in -ost goes its own way (bezbednost, bezbednosti, bezbednošću)."""
    if noun.endswith("ost"):
        oblique = (f"{noun}i",)
        return [(noun,), oblique, oblique, (noun,), (f"{noun[:-2]}šću", f"{noun}i"), oblique]
    return decline(noun)


def person_forms(name: str) -> set[Words]:
    """Return the forms of a person's name, each word declined on its own; a woman's surname in a consonant stays."""
    words = name.split()
    is_woman = is_womans(name)
    columns = [_name_word(word, is_woman and at > 0) for at, word in enumerate(words)]
    return {forms for case in range(6) for forms in product(*(column[case] for column in columns))}


def is_womans(name: str) -> bool:
    """Tell whether a full name is a woman's, by the given name."""
    given, _, surname = name.partition(" ")
    return bool(surname) and given.endswith("a") and given not in read_lexicon("names")["men_in_a"]


def _name_word(word: str, of_woman: bool) -> Cases:
    bare = word.partition("^")[0]
    if bare.islower() or (of_woman and not bare.endswith("a")):
        return [(_FLEETING.sub(r"\1", bare),)] * 6
    if bare.endswith(("ski", "cki", "čki")) and not of_woman:
        # Zelenski, Zelenskog: a surname that is an adjective; Mickoskog.
        return [(bare,), *_with_endings(bare[:-1], _ADJECTIVE["m"])[1:]]
    cases = decline(word)
    if len(cases[3]) > 1:
        # A person's accusative is the genitive, so that "Ivana Petrović" is no case of Ivan Petrović.
        cases[3] = cases[1]
    if of_woman and bare.endswith(("ova", "eva", "ska", "ina")):
        # Zaharova, Zaharovoj: a surname that is an adjective.
        cases[2] = cases[5] = (*cases[2], f"{bare[:-1]}oj")
    return cases


def possessive_forms(surname: str) -> set[Words]:
    """Return the forms of the adjective made of a surname: Vučićev, Putinov, Merkelin (of a name in -a)."""
    word, _, mark = surname.partition("^")
    stem = _FLEETING.sub("", word)
    if mark == "x":
        return set()
    if stem.endswith("a"):
        base = f"{stem[:-1]}in"
    elif stem[-1] in "iu":
        base = f"{stem}jev" if stem.endswith("i") else f"{stem}ov"
    else:
        stem = stem[:-1] if stem[-1] in "oe" else stem
        base = f"{stem}ev" if stem.lower().endswith(_SOFT) else f"{stem}ov"
    return {(base + ending,) for ending in ("", *_ALL_ADJECTIVE)}


def demonym_forms(singular: str) -> set[Words]:
    """Return singular and plural of a people's name: Rus, Rusi; Nem[a]c, Nemci; Srbin, Srbi."""
    word, _, mark = singular.partition("^")
    nominative, stem = _FLEETING.sub(r"\1", word), _FLEETING.sub("", word)
    forms: set[Words] = {(form,) for variants in decline(singular) for form in variants}
    if mark:
        return forms
    many = stem[:-2] if stem.endswith("in") else stem.removesuffix("a")
    before_i = many[:-1] + _SIBILANT.get(many[-1], many[-1])
    forms |= {(before_i + ending,) for ending in ("i", "ima")}
    forms |= {(many + ending,) for ending in ("a", "e")} | {(f"{nominative}a",)}
    return forms
