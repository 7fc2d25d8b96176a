"""Who says it: `Name: statement`, `said Name`, `Name je rekao`, `statement — Name`, `according to Name`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.cues import SAYS, Hit, Item
from nlp.lexicons import read_lexicon
from nlp.reading import Mention

COLON_REACH = 14
VERB_REACH = 5
ACCORDING = "shared.according"
CLAUSE_ENDS = frozenset({",", ":", ";"})
DASHES = frozenset({"-", "—", "–", "―"})
# A bare state behind a verb of saying is mostly what is spoken of: "analysts said Serbia ...".
BARE = frozenset({"state", "bloc"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in a sentence: an actor, somebody whom no gazetteer knows, or whoever spoke before (`is_same`)."""

    speaker: Mention | None = None
    is_unknown: bool = False
    is_same: bool = False


def speech_of(items: Sequence[Item], mentions: Sequence[Mention], hits: Sequence[Hit]) -> Speech:
    """Return who speaks by the sentence's own words."""
    colon = next((at for at, item in enumerate(items[:COLON_REACH]) if item.keys[0] == ":"), None)
    if colon:
        before = [mention for mention in mentions if mention.item < colon]
        if before:
            return Speech(_first_voice(before))
        return Speech(is_unknown="@capital" in items[0].classes)
    speaker = _by_verb(items, mentions, hits) or _by_dash(items, mentions)
    is_unknown = _has_unknown(items, mentions, hits)
    is_same = speaker is None and not is_unknown and any(_is_left_out(items, hit) for hit in hits if hit.name == SAYS)
    return Speech(speaker, is_unknown, is_same)


def _first_voice(mentions: Sequence[Mention]) -> Mention:
    """Return the person before the body named with him; a place speaks only alone."""
    return min(mentions, key=lambda mention: (mention.kind == "place", mention.kind != "person", mention.item))


def _by_verb(items: Sequence[Item], mentions: Sequence[Mention], hits: Sequence[Hit]) -> Mention | None:
    for hit in hits:
        if hit.name not in {SAYS, ACCORDING}:
            continue
        near = [m for m in mentions if 0 < _distance(m.item, hit) <= VERB_REACH and m.kind != "place"]
        before = [m for m in near if m.item < hit.first and not _is_parted(items, m.item, hit.first)]
        after = [m for m in near if m.item > hit.last and _may_follow(items, hit, m)]
        if hit.name == ACCORDING:
            before = []
        # A subject stands before its verb; behind it stands a speaker only after a quotation: "..., said Vucic".
        if before or after:
            return min(before or after, key=lambda mention: (mention.kind != "person", _distance(mention.item, hit)))
    return None


def _may_follow(items: Sequence[Item], hit: Hit, mention: Mention) -> bool:
    """Tell whether an actor behind a verb may be its subject."""
    if _is_parted(items, hit.last, mention.item) or _has(items[hit.last + 1 : mention.item], "openers"):
        return False
    if hit.name == ACCORDING:
        return True
    before = _subject_place(items, hit)
    if before < 0 or _has(items[before : before + 1], "inverting"):
        return True
    return mention.kind not in BARE and not _has(items[before : before + 1], "pronouns")


def _subject_place(items: Sequence[Item], hit: Hit) -> int:
    """Return where a subject before the verb would end, -1 where the sentence begins with the verb."""
    at = hit.first - 1
    while at >= 0 and _has(items[at : at + 1], "beside"):
        at -= 1
    return at


def _is_left_out(items: Sequence[Item], hit: Hit) -> bool:
    """Tell whether a verb's subject is a pronoun or left out, as in `Dodao je da` and `she added`."""
    at = _subject_place(items, hit)
    if at >= 0 and _has(items[at : at + 1], "pronouns"):
        return at == 0 or bool(CLAUSE_ENDS & set(items[at - 1].keys))
    if at >= 0 and not CLAUSE_ENDS & set(items[at].keys):
        return False
    after = hit.last + 1
    while after < len(items) and _has(items[after : after + 1], "beside"):
        after += 1
    return _has(items[after : after + 1], "openers") or not any(
        character.isalnum() for item in items[after : after + 1] for character in item.keys[0]
    )


def _has(items: Sequence[Item], words: str) -> bool:
    return any(not _words(words).isdisjoint(item.keys) for item in items)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("speech")[name])


def _is_parted(items: Sequence[Item], first: int, last: int) -> bool:
    return any(CLAUSE_ENDS & set(item.keys) for item in items[first + 1 : last])


def _distance(item: int, hit: Hit) -> int:
    return hit.first - item if item < hit.first else item - hit.last


def _by_dash(items: Sequence[Item], mentions: Sequence[Mention]) -> Mention | None:
    """Return the actor of a headline's tail: `Serbia will not join — Vucic`."""
    dashes = [at for at, item in enumerate(items) if item.keys[0] in DASHES]
    if not dashes or len(items) - dashes[-1] > VERB_REACH + 2 or dashes[-1] < 3:
        return None
    tail = [mention for mention in mentions if mention.item > dashes[-1]]
    return _first_voice(tail) if tail else None


def _has_unknown(items: Sequence[Item], mentions: Sequence[Mention], hits: Sequence[Hit]) -> bool:
    """Tell whether a speech verb stands beside a capitalised word that no gazetteer knows."""
    named = {mention.item for mention in mentions}
    for hit in hits:
        if hit.name == SAYS:
            beside = [at for at in (_subject_place(items, hit), hit.last + 1, hit.last + 2) if 0 <= at < len(items)]
            if any(_is_strange(items[at]) for at in beside if at not in named):
                return True
    return False


def _is_strange(item: Item) -> bool:
    return "@capital" in item.classes and not _has([item], "pronouns") and not _has([item], "openers")
