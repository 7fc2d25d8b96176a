"""Find the gazetteer's names in a row of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nlp.gazetteer.actor import Actor
from nlp.gazetteer.patterns import Node, Pattern, given_names
from nlp.gazetteer.readings import Reading, Strictness

# How far from an ambiguous name the word may stand that settles it.
_NEAR = 12
# A person still makes news some time after leaving office.
_AFTERLIFE_YEARS = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` to `end` (excluded) and the patterns that fit them; several where persons share a name."""

    start: int
    end: int
    patterns: tuple[Pattern, ...]


def find_hits(words: Sequence[Reading], tree: Node, strictness: Strictness) -> list[Hit]:
    """Return the longest hits from left to right; a hyphenated compound gives one."""
    hits: list[Hit] = []
    children = tree.children
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        node = children.get(word.key)
        hit = _longest(words, at, node, strictness) if node else None
        if hit:
            hits.append(hit)
            at = hit.end
            continue
        hits += _in_parts(word, at, children, strictness)
        at += 1
    return hits


def _in_parts(word: Reading, at: int, children: dict[str, Node], strictness: Strictness) -> list[Hit]:
    """Return the hit in a compound: its first foreign part (srpsko-ruski: ruski), since spans share no words."""
    found: list[Hit] = []
    for part in word.parts:
        node = children.get(part.key)
        fitting = tuple(pattern for pattern in node.patterns if part.fits(pattern, 0, strictness)) if node else ()
        if fitting:
            found.append(Hit(at, at + 1, fitting))
    return sorted(
        found, key=lambda hit: any(pattern.actor and pattern.actor.partner == "RS" for pattern in hit.patterns)
    )[:1]


def _longest(words: Sequence[Reading], start: int, node: Node | None, strictness: Strictness) -> Hit | None:
    best = None
    at = start
    while node:
        at += 1
        if node.patterns:
            fitting = tuple(pattern for pattern in node.patterns if _fits(words, start, pattern, strictness))
            best = Hit(start, at, fitting) if fitting else best
        node = node.children.get(words[at].key) if at < len(words) else None
    return best


def _fits(words: Sequence[Reading], start: int, pattern: Pattern, strictness: Strictness) -> bool:
    return all(words[start + at].fits(pattern, at, strictness) for at in range(len(pattern.words)))


def settle(hits: list[Hit], words: Sequence[Reading], day: date | None) -> list[tuple[int, int, Pattern]]:
    """Choose one pattern for each hit, or none where an ambiguous name is not borne out by the text."""
    named = {
        pattern.actor for hit in hits for pattern in hit.patterns if pattern.form == "name" and len(pattern.words) > 1
    }
    settled = []
    role_ends = {hit.end for hit in hits if any(pattern.form in {"role", "title"} for pattern in hit.patterns)}
    for hit in hits:
        has_role = hit.start in role_ends
        fitting = [
            pattern for pattern in hit.patterns if _is_borne_out(pattern, hit, words, named, day=day, has_role=has_role)
        ]
        if fitting:
            settled.append((hit.start, hit.end, max(fitting, key=lambda pattern: _likelihood(pattern, named, day))))
    return settled


def _is_borne_out(
    pattern: Pattern,
    hit: Hit,
    words: Sequence[Reading],
    named: set[Actor | None],
    *,
    day: date | None,
    has_role: bool,
) -> bool:
    if pattern.actor in named:
        return True
    if has_role and pattern.form == "surname" and pattern.actor and day and _is_in_the_news(pattern.actor, day):
        # "ministar Mali": a common surname behind a role is the office-holder's.
        return True
    if hit.start and pattern.form in {"surname", "possessive"} and _is_anothers(words[hit.start - 1].key, pattern):
        return False
    if not pattern.is_alone or (pattern.since and day and day < pattern.since):
        return False
    if not pattern.near:
        return True
    around = words[max(0, hit.start - _NEAR) : hit.end + _NEAR]
    return any(word.key.startswith(pattern.near) for word in around)


def _is_anothers(before: str, pattern: Pattern) -> bool:
    """Tell whether the word before a surname is a given name that is not this person's (Milan Đurić, Magic Johnson)."""
    return before in given_names() and before[:2] not in pattern.given


def _likelihood(pattern: Pattern, named: set[Actor | None], day: date | None) -> tuple[bool, bool, bool, bool]:
    actor = pattern.actor
    return (
        pattern.form != "role",
        actor in named,
        actor is not None and actor.kind == "person" and (day is None or _is_in_the_news(actor, day)),
        pattern.form == "name",
    )


def _is_in_the_news(actor: Actor, day: date) -> bool:
    return any(
        (term.since or date.min) <= day and (term.until is None or day.year <= term.until.year + _AFTERLIFE_YEARS)
        for term in actor.holdings
    )
