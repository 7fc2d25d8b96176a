"""A sentence about Serbia in clauses, each of which says yes or no: "nije se uskladila ..., dok se jeste ..."."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from nlp.cfsp.words import any_of, read_words


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a folded sentence; `is_aligned` is None where it does not say."""

    start: int
    end: int
    is_aligned: bool | None


def clauses_of(key: str) -> list[Clause]:
    """Return the clauses of a folded sentence in order; one without a verb goes on with what was said before."""
    cuts = [0, *(match.start() for match in _cut().finditer(key)), len(key)]
    has_verb = bool(verbs_in(key))
    clauses: list[Clause] = []
    for start, end in pairwise(cuts):
        said = _polarity(key[start:end], has_verb=has_verb)
        if said is None and clauses:
            said = clauses[-1].is_aligned
        clauses.append(Clause(start, end, said))
    return clauses


def _polarity(part: str, *, has_verb: bool) -> bool | None:
    """Return what a part says; where another part has the verb, a bare "jeste" or "did not" says it too."""
    verbs = verbs_in(part)
    if verbs:
        return not any(verb.is_negated for verb in verbs)
    if has_verb and any_of("no").search(part):
        return False
    return True if has_verb and any_of("yes").search(part) else None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that says that someone aligned, or did not."""

    start: int
    end: int
    is_negated: bool


def verbs_in(key: str) -> list[Verb]:
    """Return the verbs of aligning in a folded text; those of a wish, a duty or a plan are left out."""
    found = []
    for match in any_of("align").finditer(key):
        before = key[: match.start()]
        is_negated = bool(_negated().search(before))
        if is_negated or not _unreal().search(before):
            found.append(Verb(match.start(), match.end(), is_negated))
    return found


@cache
def _unreal() -> re.Pattern[str]:
    between = "|".join(read_words()["between"])
    return re.compile(rf"(?:{any_of('unreal').pattern})(?:\W+(?:{between})(?!\w))*\W*$")


@cache
def _cut() -> re.Pattern[str]:
    return re.compile("|".join(read_words()["clause"]))


@cache
def _negated() -> re.Pattern[str]:
    between = "|".join(read_words()["between"])
    return re.compile(rf"(?:{any_of('negation').pattern})(?:\W+(?:{between})(?!\w))*\W*$")
