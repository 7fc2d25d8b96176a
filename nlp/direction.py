"""Which way an act points, where the camp of the partner decides, and which partners it names."""

from collections.abc import Sequence

from nlp.codebook.schema import Rule
from nlp.cues import Hit
from nlp.reading import Mention, Reading

AGAINST = {"west": "east", "east": "west", "neutral": "neutral"}
NO_SIDE = "OTHER"
KOSOVO = "KOSOVO"  # has a domain of its own: no camp


def deciding_partner(reading: Reading, evidence: Sequence[Hit]) -> Mention | None:
    """Return the partner that a cue holds, else the nearest; a speaker decides only where nobody else is named."""
    partners = reading.partners
    others = [mention for mention in partners if mention is not reading.speaker] or partners
    if not others:
        return None
    steps = {step for hit in evidence for step in hit.steps}
    held = [mention for mention in others if mention.item in steps and mention.partner != KOSOVO]
    named = held or [mention for mention in others if mention.kind != "place"] or others
    ends = [at for hit in evidence for at in (hit.first, hit.last)]
    return min(named, key=lambda mention: min((abs(mention.item - at) for at in ends), default=0))


def direction_of(rule: Rule, partner: Mention | None) -> str | None:
    """Return the direction, or None where the camp should decide and no partner but Kosovo is named."""
    if rule.direction not in {"camp", "against"}:
        return rule.direction
    if partner is None or partner.partner == KOSOVO or partner.camp not in AGAINST:
        return None
    return partner.camp if rule.direction == "camp" else AGAINST[partner.camp]


def partners_of(rule: Rule, reading: Reading) -> tuple[str, ...]:
    """Return the codes of the partners: the rule's own, then those named; `OTHER` where nobody is."""
    named = [mention for mention in reading.partners if mention.kind != "place"] or reading.partners
    codes = [*rule.partner, *(mention.partner for mention in sorted(named))]
    return tuple(dict.fromkeys(code for code in codes if code)) or (NO_SIDE,)
