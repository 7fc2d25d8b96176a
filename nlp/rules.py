"""The domains' decision lists: the first rule whose conditions hold gives the domain's signal."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass

from nlp.actor import actor_of
from nlp.codebook import Codebook
from nlp.codebook.schema import Rule
from nlp.cues import Hit
from nlp.direction import deciding_partner, direction_of, partners_of
from nlp.reading import Reading
from nlp.stage import stage_of

SERBIA = frozenset({"serbia", "implied"})


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its conditions as sets: every one of `needs` must be met by some feature, `bars` by none."""

    rule: Rule
    needs: tuple[frozenset[str], ...]
    bars: frozenset[str]

    @classmethod
    def made_of(cls, rule: Rule) -> "Ready":
        """Make a rule ready; that Serbia is meant is one more condition."""
        needs = [frozenset(condition.split("|")) for condition in rule.all]
        bars = frozenset(part for condition in rule.none for part in condition.split("|"))
        return cls(rule, tuple([*needs, SERBIA] if rule.needs_serbia else needs), bars)

    def rarest_need(self) -> frozenset[str]:
        """Return the condition to look the rule up by: a domain's cue where it has one."""
        return min(self.needs, key=lambda need: (not all("." in part for part in need), "shared." in min(need)))

    def holds(self, features: Set[str]) -> bool:
        """Tell whether the rule's conditions hold."""
        return all(not need.isdisjoint(features) for need in self.needs) and self.bars.isdisjoint(features)


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
    probability: float | None = None


class DecisionList:
    """The rules of every domain in order, found by the features that a sentence has."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the rules of a codebook."""
        self.rules = [(domain.code, Ready.made_of(rule)) for domain in codebook.domains for rule in domain.rules]
        self._by_feature: dict[str, list[int]] = defaultdict(list)
        for number, (_, ready) in enumerate(self.rules):
            for feature in ready.rarest_need():
                self._by_feature[feature].append(number)

    def findings(self, reading: Reading) -> list[Finding]:
        """Return the signals of a sentence, at most one for each domain and direction."""
        found: dict[tuple[str, str], Finding] = {}
        settled: set[str] = set()
        may_hold = {number for feature in reading.features for number in self._by_feature.get(feature, ())}
        for number in sorted(may_hold):
            domain, ready = self.rules[number]
            if domain in settled or not ready.holds(reading.features):
                continue
            finding = None if ready.rule.direction == "none" else _finding(domain, ready.rule, reading)
            if finding is not None:
                found.setdefault((domain, finding.direction), finding)
            if ready.rule.direction == "none" or (finding is not None and not ready.rule.goes_on):
                settled.add(domain)
        strong = [finding for finding in found.values() if not finding.is_weak]
        return strong or list(found.values())


def _finding(domain: str, rule: Rule, reading: Reading) -> Finding | None:
    evidence = evidence_of(rule, reading)
    partner = deciding_partner(reading, evidence)
    direction = direction_of(rule, partner)
    if direction is None:
        return None
    places = [at for hit in evidence for at in (hit.first, hit.last)]
    first, last = min(places, default=0), max(places, default=len(reading.items) - 1)
    return Finding(
        domain=domain,
        direction=direction,
        partner=partners_of(rule, reading),
        actor=actor_of(rule.actor, reading.features),
        stage=stage_of(rule.stage, reading, first, last),
        reversal=rule.reversal,
        rule=rule.id,
        is_weak=rule.is_weak,
        is_negated=any(hit in reading.denied for hit in evidence),
        first=first,
        last=last,
    )


def evidence_of(rule: Rule, reading: Reading) -> list[Hit]:
    """Return the hits that met the rule's conditions."""
    parts = {part for condition in rule.all for part in condition.split("|")}
    return [
        hit
        for hit in reading.hits
        if hit.name in parts or ("not " if hit in reading.denied else "yes ") + hit.name in parts
    ]
