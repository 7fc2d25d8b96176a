"""The cheap gate before the encoder: sentences that can hardly carry a signal are not read by it."""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from nlp.encoder.model import FOLDER


@dataclass(frozen=True, slots=True)
class Gate:
    """Weights of a logistic regression over the features of a reading and the ids of its actors.

    It was fitted to tell which sentences of the press the rules and the encoder together give a signal. `threshold`
    lets 99 % of those pass (`recall` in `gate.json`, on press texts left out); `pass` is the share of all sentences
    with an actor or a cue that go on.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def passes(self, features: Set[str], actors: Set[str]) -> bool:
        """Tell whether a sentence with these features and actor ids goes on to the encoder."""
        score = self.bias + sum(self.weights.get(name, 0.0) for name in features)
        score += sum(self.weights.get(f"id:{name}", 0.0) for name in actors)
        return score >= self.threshold


@cache
def gate() -> Gate:
    """Return the gate that comes with Azimuth."""
    stored = json.loads((FOLDER / "gate.json").read_text(encoding="utf-8"))
    return Gate(stored["weights"], stored["bias"], stored["threshold"])
