"""Are two names of one person or firm, across scripts, cases, spellings and transcriptions?

What the gazetteer knows decides first. Other names are the same where one is a case form of the other once script,
diacritics and the spelling of sounds are set aside; a surname alone proves nothing.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp.gazetteer.lookup import actors_called
from nlp.gazetteer.serbian_forms import person_forms, thing_forms
from nlp.lexicons import read_lexicon
from nlp.script import fold, to_latin

# From this score on two names count as one.
MATCH = 0.8
_SURE_FORMS = frozenset({"name", "surname", "possessive"})
_DOUBLE = re.compile(r"(.)\1+")
_ADJECTIVE = re.compile("[sčšć]k[iao]$")
# English and French c is a k before these.
_HARD_C = re.compile(r"c(?=[aoulrt]|$)")


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two names mean one (0 to 1; from `MATCH` on they do), and why."""

    score: float
    reason: str


def same_name(first: str, second: str) -> Match:
    """Compare two names of a person or firm."""
    known = _by_gazetteer(first, second)
    if known:
        return known
    one, other = _words(first), _words(second)
    if not one or not other:
        return Match(0.0, "no words to compare")
    if one == other:
        return Match(1.0, "the same words")
    return max(
        (_by_sound(one, other), _by_initials(one, other), _by_surname(one, other)), key=lambda match: match.score
    )


def _by_gazetteer(first: str, second: str) -> Match | None:
    one, other = ({actor.id for actor, form in actors_called(name) if form in _SURE_FORMS} for name in (first, second))
    if not one or not other:
        return None
    shared = one & other
    if shared:
        return Match(1.0 if len(one | other) == 1 else 0.9, f"the gazetteer has both as {', '.join(sorted(shared))}")
    return Match(0.0, f"the gazetteer has {', '.join(sorted(one))} and {', '.join(sorted(other))}")


def _words(name: str) -> tuple[str, ...]:
    """Return a name's words in folded Latin with capitals gone, without legal forms and full stops."""
    legal = read_lexicon("spelling")["legal"]
    parts = to_latin(name).replace("-", " ").replace(",", " ").replace(".", "").split()
    words = [word for word in parts if any(letter.isalnum() for letter in word)]
    kept = [word for word in words if fold(word) not in legal]
    return tuple(word.lower() for word in kept or words)


def _by_sound(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    if _sounds(one) & _sounds(other) or _sounds(one) & _sounds(other[::-1]):
        return Match(0.95, "the same sound in another spelling")
    if _sounds(one) & _case_sounds(other) or _sounds(other) & _case_sounds(one):
        return Match(0.9, "one is a case form of the other")
    return Match(0.0, "they sound different")


def _by_initials(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    for short, long in ((one, other), (other, one)):
        if len(short) == 1 and len(long) > 2 and fold(short[0]) == "".join(fold(word)[0] for word in long):
            return Match(0.85, "one is the initials of the other")
        if len(short) == len(long) == 2 and len(short[0]) == 1 and fold(long[0]).startswith(fold(short[0])):
            rest = _by_sound(short[1:], long[1:])
            return Match(0.85 if rest.score else 0.0, "an initial and the same surname")
    return Match(0.0, "no initials")


def _by_surname(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    if (len(one) == 1) == (len(other) == 1):
        return Match(0.0, "the same number of words, and they differ")
    is_same = _by_sound(one[-1:], other[-1:]).score > 0
    return Match(0.6, "only the surname agrees") if is_same else Match(0.0, "they sound different")


def _sounds(words: tuple[str, ...]) -> frozenset[str]:
    """Return how a name sounds, its words written together; two ways where a c may be a k."""
    # Each word on its own: Ivani Ilić must not run together into Ivan Ilić.
    return frozenset({"".join(map(sound_of, words)), "".join(sound_of(_HARD_C.sub("k", fold(word))) for word in words)})


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return how a word sounds, whatever its spelling: a key that spellings of one name share."""
    sound = fold(word)
    for becomes, spelling in _spellings():
        sound = spelling.sub(becomes, sound)
    return _DOUBLE.sub(r"\1", sound)


@cache
def _spellings() -> list[tuple[str, re.Pattern[str]]]:
    rules = read_lexicon("spelling")["sounds"]
    return [(becomes, re.compile("|".join(sorted(spellings, key=len, reverse=True)))) for becomes, *spellings in rules]


@lru_cache(maxsize=4096)
def _case_sounds(words: tuple[str, ...]) -> frozenset[str]:
    """Return how the case forms of a name sound, as a person's and as a thing's."""
    plain, marked = (" ".join(each).title() for each in (words, map(_with_fleeting, words)))
    forms = person_forms(plain) | person_forms(marked)
    if len(words) != 2 or _ADJECTIVE.search(words[0]):
        # Two words are a person's unless the first is plainly an adjective: Ivan Petrović is no form of Ivana Petrović.
        forms |= thing_forms(marked)
    if len(words) > 2:
        # Industrija motora Rakovica: a noun, and what it is the industry of.
        forms |= thing_forms(marked.replace(" ", " | ", 1))
    return frozenset(sound for form in forms for sound in _sounds(form))


def _with_fleeting(word: str) -> str:
    """Mark the a that names in -ac, -ar and the like lose in their cases (Petar, Petra)."""
    return re.sub(r"(?<=[^aeiou])a([crkm])$", r"[a]\1", word)
