"""How well grouped pairs agree with pairs that a reader judged."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Agreement:
    """Precision and recall of joined pairs.

    Pairs were drawn by strata; each stands for `weight` pairs of its stratum.
    """

    precision: float
    recall: float
    pairs: int
    missing: int


def agreement(path: Path, event_of: Mapping[str, str], *, half: str | None = None) -> Agreement:
    """Compare with the pairs of a file (first, second, same, stratum, weight, half), all or one half of it.

    A pair whose signals the tagger no longer finds is counted as missing.
    """
    hits = joined = same = 0.0
    pairs = missing = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if half and row["half"] != half:
                continue
            if row["first"] not in event_of or row["second"] not in event_of:
                missing += 1
                continue
            pairs += 1
            weight, is_same = float(row["weight"]), row["same"] == "1"
            is_joined = event_of[row["first"]] == event_of[row["second"]]
            hits += weight * (is_same and is_joined)
            joined += weight * is_joined
            same += weight * is_same
    return Agreement(hits / joined if joined else 0.0, hits / same if same else 0.0, pairs, missing)
