"""The linear model of narratives about the war in Ukraine: how likely a text carries each of the task's labels."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nlp.narratives.features import counts_of, weighed
from nlp.narratives.meaning import meaning_of

FOLDER = Path(__file__).parent.parent / "models" / "narratives_azimuth"
OTHER = "Other"
# What each part adds to the likeness of two texts; chosen in five-fold validation on the training documents.
WORDS, RUNS, MEANING = 0.3, 0.7, 0.25
# A text carries at most so many labels; the most in the training documents is 8.
MOST_LABELS = 8

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """Weights of one logistic regression a label over hashed words, runs of letters and the encoder's meaning.

    `offered` maps the labels that may be shown as candidates to the probability from which they are.
    """

    labels: tuple[str, ...]
    offered: dict[str, float]
    rarity: Numbers
    centre: Numbers
    spread: Numbers
    weights: npt.NDArray[np.int8]
    scales: Numbers
    meaning_weights: Numbers
    bias: Numbers

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> Numbers:
        """Return the probability of each label (columns) for each text (rows)."""
        meanings = np.array([meaning_of(text, language) for text, language in zip(texts, languages, strict=True)])
        return self.probabilities_of(counts_of(texts), meanings)

    def probabilities_of(self, counts: sparse.csr_matrix, meanings: Numbers) -> Numbers:
        """Return the probabilities where words and meanings are counted already."""
        odds = weighed(counts, self.rarity) @ (self.weights.T * self.scales) + self.bias
        odds = odds + standardised(meanings, self.centre, self.spread) @ self.meaning_weights.T
        probabilities: Numbers = 1 / (1 + np.exp(-odds))
        return probabilities


def standardised(meanings: Numbers, centre: Numbers, spread: Numbers) -> Numbers:
    """Return meanings as differences from the average of the training documents, each row of length 1."""
    moved = (meanings - centre) / spread
    lengths = np.sqrt((moved**2).sum(axis=1, keepdims=True))
    rows: Numbers = moved / np.where(lengths == 0, 1, lengths)
    return rows


def chosen_labels(probabilities: Numbers, labels: Sequence[str]) -> list[list[str]]:
    """Return the labels of each text: those whose expected F1 is highest, at least one; `Other` stands alone."""
    at_other = labels.index(OTHER)
    chosen = []
    for row in probabilities:
        narratives = row.copy()
        narratives[at_other] = 0
        order = np.argsort(-narratives, kind="stable")[:MOST_LABELS]
        sizes = np.arange(1, len(order) + 1)
        expected = 2 * narratives[order].cumsum() / (sizes + narratives.sum())
        best = int(expected.argmax())
        chosen.append([OTHER] if row[at_other] > expected[best] else [labels[at] for at in order[: best + 1]])
    return chosen


def parts_of_weights(weights: Numbers) -> tuple[npt.NDArray[np.int8], Numbers]:
    """Return weights (a row a label) in eight bits, and what a step of each row is worth."""
    scales = np.abs(weights).max(axis=1) / 127
    return np.rint(weights / scales[:, None]).astype(np.int8), scales


def shares(buckets: int) -> Numbers:
    """Return what a weighed count of each bucket is multiplied by: words in the first half, runs in the second."""
    return np.repeat(np.sqrt([WORDS, RUNS]), buckets // 2)


@cache
def model() -> Model:
    """Return the model that comes with Azimuth."""
    stored = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
    arrays = np.load(FOLDER / "weights.npz")
    names = ("rarity", "centre", "spread", "scales", "meaning_weights", "bias")
    numbers = {name: arrays[name].astype(float) for name in names}
    return Model(tuple(stored["labels"]), stored["offered"], weights=arrays["weights"], **numbers)
