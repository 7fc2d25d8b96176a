"""Who says it: `Name: statement`, `said Name`, `Name je rekao`, `statement — Name`, `according to Name`."""

from collections.abc import Sequence

from nlp.cues import Hit, Item
from nlp.reading import Mention

COLON_REACH = 14
VERB_REACH = 5
SAYS, ACCORDING = "shared.says", "shared.according"
CLAUSE_ENDS = frozenset({",", ":", ";"})
DASHES = frozenset({"-", "—", "–", "―"})


def speaker_of(items: Sequence[Item], mentions: Sequence[Mention], hits: Sequence[Hit]) -> tuple[Mention | None, bool]:
    """Return the actor who speaks, and whether someone unknown to the gazetteer does."""
    colon = next((at for at, item in enumerate(items[:COLON_REACH]) if item.keys[0] == ":"), None)
    if colon:
        before = [mention for mention in mentions if mention.item < colon]
        if before:
            return _first_voice(before), False
        return None, "@capital" in items[0].classes
    return _by_verb(items, mentions, hits) or _by_dash(items, mentions), _has_unknown(items, hits)


def _first_voice(mentions: Sequence[Mention]) -> Mention:
    """Return the person before the body named with him; a place speaks only alone."""
    return min(mentions, key=lambda mention: (mention.kind == "place", mention.kind != "person", mention.item))


def _by_verb(items: Sequence[Item], mentions: Sequence[Mention], hits: Sequence[Hit]) -> Mention | None:
    for hit in hits:
        if hit.name not in {SAYS, ACCORDING}:
            continue
        near = [m for m in mentions if 0 < _distance(m.item, hit) <= VERB_REACH and m.kind != "place"]
        before = [m for m in near if m.item < hit.first and not _clause_between(items, m.item, hit.first)]
        after = [m for m in near if m.item > hit.last and not _clause_between(items, hit.last, m.item)]
        if hit.name == ACCORDING:
            before = []
        # A subject stands before its verb; behind it stands a speaker only after a quotation: "..., said Vucic".
        if before or after:
            return min(before or after, key=lambda mention: (mention.kind != "person", _distance(mention.item, hit)))
    return None


def _clause_between(items: Sequence[Item], first: int, last: int) -> bool:
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


def _has_unknown(items: Sequence[Item], hits: Sequence[Hit]) -> bool:
    """Tell whether a speech verb stands beside a capitalised word that no gazetteer knows."""
    for hit in hits:
        if hit.name == SAYS:
            beside = [at for at in (hit.first - 1, hit.last + 1, hit.last + 2) if 0 <= at < len(items)]
            if any("@capital" in items[at].classes for at in beside):
                return True
    return False
