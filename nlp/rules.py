"""The domains' decision lists: the first rule whose conditions hold gives the domain's signal."""

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.actor import actor_of
from nlp.codebook import Codebook
from nlp.codebook.schema import Domain, Rule
from nlp.cues import Hit
from nlp.direction import deciding_partner, direction_of, partners_of
from nlp.reading import Reading
from nlp.stage import stage_of


@dataclass(frozen=True, slots=True)
class Finding:
    """A signal of one sentence before it is tied to a document; `first` and `last` count the sentence's items."""

    domain: str
    direction: str
    partner: tuple[str, ...]
    actor: str
    stage: str
    reversal: bool
    rule: str
    is_weak: bool
    is_negated: bool
    first: int
    last: int


def findings(codebook: Codebook, reading: Reading) -> list[Finding]:
    """Return the signals of a sentence, at most one for each domain and direction."""
    found: dict[tuple[str, str], Finding] = {}
    for domain in codebook.domains:
        for finding in _of_domain(domain, reading):
            found.setdefault((finding.domain, finding.direction), finding)
    strong = [finding for finding in found.values() if not finding.is_weak]
    return strong or list(found.values())


def _of_domain(domain: Domain, reading: Reading) -> Iterator[Finding]:
    for rule in domain.rules:
        if not holds(rule, reading.features):
            continue
        if rule.direction == "none":
            return
        finding = _finding(domain.code, rule, reading)
        if finding is not None:
            yield finding
            if not rule.goes_on:
                return


def holds(rule: Rule, features: set[str]) -> bool:
    """Tell whether a rule's conditions hold."""
    if rule.needs_serbia and not features & {"serbia", "implied"}:
        return False
    return all(any(part in features for part in condition.split("|")) for condition in rule.all) and not any(
        part in features for condition in rule.none for part in condition.split("|")
    )


def _finding(domain: str, rule: Rule, reading: Reading) -> Finding | None:
    evidence = evidence_of(rule, reading)
    partner = deciding_partner(reading, evidence)
    direction = direction_of(rule, partner)
    if direction is None:
        return None
    places = [at for hit in evidence for at in (hit.first, hit.last)]
    return Finding(
        domain=domain,
        direction=direction,
        partner=partners_of(rule, reading),
        actor=actor_of(rule.actor, reading.features),
        stage=stage_of(rule.stage, reading.features),
        reversal=rule.reversal,
        rule=rule.id,
        is_weak=rule.is_weak,
        is_negated=any(hit in reading.denied for hit in evidence),
        first=min(places, default=0),
        last=max(places, default=len(reading.items) - 1),
    )


def evidence_of(rule: Rule, reading: Reading) -> list[Hit]:
    """Return the hits that met the rule's conditions."""
    parts = {part for condition in rule.all for part in condition.split("|")}
    return [
        hit
        for hit in reading.hits
        if hit.name in parts or ("not " if hit in reading.denied else "yes ") + hit.name in parts
    ]
