"""From what the rules found and what the encoder thinks to calibrated probabilities, and to a yes or no."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.codebook import load
from nlp.codebook.schema import DIRECTIONS
from nlp.encoder.model import FOLDER, Opinion
from nlp.rules import Finding

Numbers = npt.NDArray[np.float64]
# What the decision looks at for each pair; the file of weights names them in this order.
FEATURES = ("pair", "domain", "any", "rule", "weak_rule", "rule_of_domain", "rule_elsewhere", "west", "east")


def pairs() -> list[tuple[str, str]]:
    """Return every (domain, direction) in the order of the encoder's numbers."""
    return [(domain.code, direction) for domain in load().domains for direction in DIRECTIONS]


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights of a logistic regression over `FEATURES`, fitted on predictions for documents not trained on.

    `stage_of_rule` and `actor_of_rule` are what a rule's word adds to the encoder's log-probabilities.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    stage_of_rule: float
    actor_of_rule: float

    def probabilities(self, opinion: Opinion, findings: Sequence[Finding]) -> Numbers:
        """Return the calibrated probability of each pair."""
        table = features(opinion.pairs.astype(float), findings)
        odds = table @ np.array(self.weights) + self.bias
        probabilities: Numbers = 1.0 / (1.0 + np.exp(-odds))
        return probabilities


def features(logits: Numbers, findings: Sequence[Finding]) -> Numbers:
    """Return one row of `FEATURES` for each pair from the encoder's log-odds and the rules' findings."""
    order = pairs()
    strong, weak = (
        np.array([any(f.is_weak is is_weak and (f.domain, f.direction) == pair for f in findings) for pair in order])
        for is_weak in (False, True)
    )
    found = np.maximum(strong, 0.5 * weak)
    by_domain, rules_by_domain = logits.reshape(-1, 3), found.reshape(-1, 3)
    others = np.stack([np.delete(rules_by_domain, at, axis=1).max(axis=1) for at in range(3)], axis=1)
    columns = [
        logits,
        np.repeat(by_domain.max(axis=1), 3),
        np.full(len(order), logits.max()),
        strong,
        weak,
        others.ravel(),
        (found.max() > 0) & (found == 0),
        [direction == "west" for _, direction in order],
        [direction == "east" for _, direction in order],
    ]
    return np.stack([np.asarray(column, float) for column in columns], axis=1)


@cache
def decision() -> Decision:
    """Return the decision that comes with Azimuth (`decision.json`, written by `azimuth train signals`)."""
    stored = json.loads(Path(FOLDER / "decision.json").read_text(encoding="utf-8"))
    if tuple(stored["features"]) != FEATURES:
        raise ValueError(f"decision.json was fitted on other features: {stored['features']}")
    of_rule = stored["from_rule"]
    return Decision(tuple(stored["weights"]), stored["bias"], stored["threshold"], of_rule["stage"], of_rule["actor"])
