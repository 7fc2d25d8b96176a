"""The cheap gate before the encoder: sentences that can hardly carry a signal are not read by it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nlp.encoder.model import FOLDER
from nlp.reading import Reading

# Words that begin with the same letters mostly are forms of one word; lemmas alone miss what the tables do not know.
STEM = 5


def names_of(reading: Reading) -> set[str]:
    """Return what the gate looks at: the rules' features, the ids of the actors, words, lemmas and first letters."""
    names = reading.features | {f"id:{mention.id}" for mention in reading.mentions}
    for item in reading.items:
        for key in item.word.keys:
            names.add(f"w:{key}")
            if len(key) > STEM:
                names.add(f"s:{key[:STEM]}")
    return names


@dataclass(frozen=True, slots=True)
class Gate:
    """Weights of a logistic regression over the names of a reading.

    It was fitted to tell which sentences of the press the rules and the encoder together give a signal. `threshold`
    lets 99 % of those pass (`recall` in `gate.json`, on press texts left out); `pass` is the share of all sentences
    with an actor or a cue that go on.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def passes(self, reading: Reading) -> bool:
        """Tell whether a sentence goes on to the encoder."""
        weights = self.weights
        return self.bias + sum(weights.get(name, 0.0) for name in names_of(reading)) >= self.threshold


@cache
def gate() -> Gate:
    """Return the gate that comes with Azimuth."""
    stored = json.loads((FOLDER / "gate.json").read_text(encoding="utf-8"))
    return Gate(stored["weights"], stored["bias"], stored["threshold"])
