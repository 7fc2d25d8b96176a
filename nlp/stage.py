"""How firm an act is: from who speaks, the tense and the mood to `call`, `stance`, `plan`, `deal` or `done`."""

from collections.abc import Set

from nlp.reading import Reading

FUTURE = "shared.future"
PLAN = frozenset({"shared.intends", "shared.condition"})
DEAL = "yes shared.sign"
CALL = frozenset({"shared.urges", "shared.question"})
# What parts a headline or a sentence into what was done and what was said of it.
PARTS = frozenset({":", ";", "."})


def stage_of(kind: str, reading: Reading, first: int, last: int) -> str:
    """Return the stage: a rule's own, `auto` for an act that is told, `position` for one that is declared.

    Tense and mood count only in the part of the sentence that holds the evidence, items `first` to `last`.
    """
    if kind not in {"auto", "position"}:
        return kind
    if reading.features & {"speaker:unknown", "speaker:domestic"}:
        return "call"
    near = _cues_near(reading, first, last)
    if kind == "position":
        return "call" if "speaker:partner" in reading.features and near & CALL else "stance"
    if FUTURE in near:
        return "plan"
    if DEAL in near:
        return "deal"
    return "plan" if near & PLAN else "done"


def _cues_near(reading: Reading, first: int, last: int) -> Set[str]:
    ends = [at for at, item in enumerate(reading.items) if PARTS & set(item.keys)]
    begin = max((at for at in ends if at < first), default=-1)
    end = min((at for at in ends if at > last), default=len(reading.items))
    near = [hit for hit in reading.hits if begin < hit.first < end]
    return {hit.name for hit in near} | {f"yes {hit.name}" for hit in near if hit not in reading.denied}
