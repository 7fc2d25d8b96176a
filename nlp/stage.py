"""How firm an act is: from who speaks, the tense and the mood to `call`, `stance`, `plan`, `deal` or `done`."""

from collections.abc import Set

PLAN = frozenset({"shared.intends", "shared.condition"})
DEAL = frozenset({"yes shared.sign"})
CALL = frozenset({"shared.urges", "shared.question"})


def stage_of(kind: str, features: Set[str]) -> str:
    """Return the stage: a rule's own, `auto` for an act that is told, `position` for one that is declared."""
    if kind not in {"auto", "position"}:
        return kind
    if features & {"speaker:unknown", "speaker:domestic"}:
        return "call"
    if kind == "position":
        return "call" if "speaker:partner" in features and features & CALL else "stance"
    if "shared.future" in features:
        return "plan"
    if features & DEAL:
        return "deal"
    return "plan" if features & PLAN else "done"
