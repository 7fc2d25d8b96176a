"""Who acts: Serbia, the partner, both, or somebody at home, where the rule leaves it open."""

from collections.abc import Set

TOGETHER = "together"


def actor_of(kind: str, features: Set[str]) -> str:
    """Return the rule's own actor, else both for `Serbia and X`, else the side of the speaker or of the first actor."""
    if kind != "auto":
        return kind
    if TOGETHER in features and "speaker" not in features:
        return "both"
    for side in ("serbia", "partner", "domestic"):
        if f"speaker:{side}" in features:
            return side
    if "speaker:unknown" in features:
        return "domestic"
    return "partner" if "lead:partner" in features else "serbia"
