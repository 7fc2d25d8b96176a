"""How much a label of a sentence would teach: doubt about it, and how thin its domain is."""

from collections.abc import Mapping
from math import log2

Pair = tuple[str, str]
Probabilities = Mapping[Pair, float]


def entropy(probability: float) -> float:
    """Return the doubt in a yes or no, in bits: 1 at one half, 0 where it is settled."""
    if not 0.0 < probability < 1.0:
        return 0.0
    rest = 1.0 - probability
    return -probability * log2(probability) - rest * log2(rest)


def thinness(domain: str, labelled: Mapping[str, int], power: float) -> float:
    """Return how much more a row of this domain counts than one of the fullest domain (1)."""
    fullest = max(labelled.values(), default=0)
    return float(((fullest + 1) / (labelled.get(domain, 0) + 1)) ** power)


def usefulness(beliefs: Probabilities, labelled: Mapping[str, int], power: float) -> float:
    """Return the greatest doubt over (domain, direction), each weighed by its domain; 0 where nothing is in doubt.

    The greatest and not the sum: many small doubts about a sentence are mostly a sentence without a signal.
    """
    doubts = (entropy(p) * thinness(domain, labelled, power) for (domain, _), p in beliefs.items())
    return max(doubts, default=0.0)
