"""What ties a listed party to Serbia, each tie with its rule and its reason: precision before recall."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from nlp.lexicons import read_lexicon
from nlp.listings.places import SERBIA, in_serbia, places
from nlp.listings.watched import Watched, watched
from nlp.names import same_name, sound_of
from nlp.script import fold, to_latin

# Same words, same sound or a case form of a whole name; initials and bare surnames score less.
SURE = 0.9
# Acronyms of up to so many letters are borne by many firms: one alone proves nothing.
SHORT = 4
_START = 3


@dataclass(frozen=True, slots=True)
class NameTie:
    """A tie: `rule` is name or a kind of place, `entity_id` whom it means, `evidence` the list's words."""

    rule: str
    entity_id: str
    evidence: str
    matched_name: str
    score: float
    explanation: str


def ties_of(
    entity_type: str, names: Iterable[tuple[str, str]], all_places: Iterable[tuple[str, str, str | None]]
) -> list[NameTie]:
    """Return the ties of one party, from its names (kind, name) and places (kind, text, code)."""
    found: list[NameTie] = []
    rules: dict[str, str] = places()["rules"]
    for kind, text, country in all_places:
        words = in_serbia(kind, text, country) if kind in rules else None
        if words:
            why = f"{rules[kind]}: the code {country}" if country else f"{rules[kind]}: {words!r} is Serbia"
            found.append(NameTie(kind, SERBIA, text, words, 1.0, why))
    is_serbian = bool(found)
    best: dict[str, NameTie] = {}
    for kind, name in names:
        for tie in _named(entity_type, kind, name, is_serbian=is_serbian):
            if tie.entity_id not in best or tie.score > best[tie.entity_id].score:
                best[tie.entity_id] = tie
    return [*dict.fromkeys(found), *best.values()]


def _named(entity_type: str, kind: str, name: str, *, is_serbian: bool) -> Iterator[NameTie]:
    if kind == "weak alias":
        # Lists themselves call these too poor to identify anybody.
        return
    for whom, theirs in _candidates(name):
        if whom.is_person != (entity_type == "person"):
            continue
        if not _is_telling(whom, name, theirs, is_serbian=is_serbian):
            continue
        match = same_name(name, theirs)
        if match.score >= SURE:
            why = f"{kind} {name!r} is {theirs!r}: {match.reason}; watched: {whom.because}"
            yield NameTie("name", whom.id, name, theirs, match.score, why)


def _is_telling(whom: Watched, name: str, theirs: str, *, is_serbian: bool) -> bool:
    """Tell whether two names say enough to identify one: a person's surname or a short acronym alone does not."""
    if whom.is_person:
        return min(len(_words(name)), len(_words(theirs))) > 1 and not _is_other_sex(name, theirs)
    if len(_words(name)) != len(_words(theirs)):
        return False
    is_short = len("".join(_words(theirs))) <= SHORT
    return is_serbian or not is_short


def _is_other_sex(name: str, theirs: str) -> bool:
    """Tell whether two names share the surname as it is and differ by a given name in -a: Aleksandra, Aleksandar."""
    # The gazetteer reads Aleksandra Vulin as a case of Aleksandar's name; in a case both words would be declined.
    ours, other = ({sound_of(word) for word in _words(each)} for each in (name, theirs))
    one, two = ours - other, other - ours
    return len(one) == len(two) == 1 and bool(ours & other) and one.pop().endswith("a") != two.pop().endswith("a")


def _candidates(name: str) -> list[tuple[Watched, str]]:
    """Return the watched names that share the start of the sound of two words, or of their only one, in order."""
    index = _by_start()
    starts = [sound_of(word)[:_START] for word in _words(name)]
    found: dict[tuple[Watched, str], int] = defaultdict(int)
    for start in dict.fromkeys(starts):
        for entry in index.get(start, ()):
            found[entry] += 1
    fitting = [entry for entry, count in found.items() if count >= min(2, len(_words(entry[1])))]
    return sorted(fitting, key=lambda entry: (entry[0].id, entry[1]))


@cache
def _by_start() -> dict[str, list[tuple[Watched, str]]]:
    index: dict[str, list[tuple[Watched, str]]] = defaultdict(list)
    for whom in watched():
        for name in whom.names:
            for start in {sound_of(word)[:_START] for word in _words(name)}:
                index[start].append((whom, name))
    return dict(index)


@cache
def _legal() -> frozenset[str]:
    return frozenset(read_lexicon("spelling")["legal"])


def _words(name: str) -> list[str]:
    """Return a name's words in Latin, without full stops, brackets and legal forms."""
    parts = to_latin(name).replace("-", " ").replace(",", " ").replace(".", "").strip().split()
    words = [word.strip("()'\"«»„“”") for word in parts]
    return [word for word in words if word and fold(word) not in _legal()]
