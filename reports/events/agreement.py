"""How well grouped pairs agree with pairs that a reader judged."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Agreement:
    """Precision and recall of joined pairs.

    Pairs were drawn by strata of likeness: in the first two figures each stands for `weight` pairs of its stratum, so
    that they estimate those of all pairs of a week, domain and direction; the others take the pairs as drawn.
    """

    precision: float
    recall: float
    drawn_precision: float
    drawn_recall: float
    pairs: int
    missing: int


def agreement(path: Path, event_of: Mapping[str, str], *, half: str | None = None) -> Agreement:
    """Compare with the pairs of a file (first, second, same, stratum, weight, half), all or one half of it.

    A pair whose signals the tagger no longer finds is counted as missing.
    """
    judged: list[tuple[float, bool, bool]] = []
    missing = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if half and row["half"] != half:
                continue
            first, second = (event_of.get(row[which]) for which in ("first", "second"))
            if first is None or second is None:
                missing += 1
            else:
                judged.append((float(row["weight"]), row["same"] == "1", first == second))
    drawn = [(1.0, is_same, is_joined) for _, is_same, is_joined in judged]
    return Agreement(*_precision_recall(judged), *_precision_recall(drawn), len(judged), missing)


def _precision_recall(judged: list[tuple[float, bool, bool]]) -> tuple[float, float]:
    hits = sum(weight for weight, is_same, is_joined in judged if is_same and is_joined)
    joined = sum(weight for weight, _, is_joined in judged if is_joined)
    same = sum(weight for weight, is_same, _ in judged if is_same)
    return (hits / joined if joined else 0.0, hits / same if same else 0.0)
