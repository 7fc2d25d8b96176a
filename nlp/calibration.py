"""Whether probabilities are what they say: of signals said to be 70 % likely, seven in ten should be right."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from nlp.score import Pair

BIN = 0.1


def calibration(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """Return for each tenth of probability: signals found, their mean probability, the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for each in pairs:
        for key, signal in each.found.items():
            if signal["probability"] is not None:
                bins[min(9, int(signal["probability"] / BIN))].append((signal["probability"], key in each.gold))
    return [
        {
            "from": round(number * BIN, 1),
            "found": len(found),
            "mean_probability": round(sum(probability for probability, _ in found) / len(found), 3),
            "share_right": round(sum(is_right for _, is_right in found) / len(found), 3),
        }
        for number, found in sorted(bins.items())
    ]
