"""Which cues a sentence denies: a negator shortly before the cue or between its steps, in the same clause."""

from collections.abc import Sequence

from nlp.cues import Hit, Item

REACH = 5
NEGATOR, TAKEN_BACK = "shared.negator", "shared.not_only"
CLAUSE_ENDS = frozenset({",", ";", ":", "-", "—", "–", ".", "?", "!", "ali", "but", "vec", "no", "а", "но"})
# Cues about the shape of the sentence; a negator before them denies something else.
NEVER_DENIED = frozenset({NEGATOR, TAKEN_BACK, "shared.says", "shared.future", "shared.question", "shared.serbia"})


def denied_hits(items: Sequence[Item], hits: Sequence[Hit]) -> frozenset[Hit]:
    """Return the hits that a negator reaches: at most `REACH` items before them and no clause between.

    A negator that is a step of the cue itself (`neće uvesti`) denies nothing more.
    """
    taken_back = {at for hit in hits if hit.name == TAKEN_BACK for at in range(hit.first, hit.last + 1)}
    negators = [hit.first for hit in hits if hit.name == NEGATOR and hit.first not in taken_back]
    if not negators:
        return frozenset()
    return frozenset(
        hit
        for hit in hits
        if hit.name not in NEVER_DENIED and any(_reaches(items, negator, hit) for negator in negators)
    )


def _reaches(items: Sequence[Item], negator: int, hit: Hit) -> bool:
    if hit.first < negator < hit.last:
        return negator not in hit.steps
    if not negator < hit.first <= negator + REACH:
        return False
    return not any(CLAUSE_ENDS & set(item.keys) for item in items[negator + 1 : hit.first])
