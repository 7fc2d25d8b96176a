"""Synthetic evidence with a known truth, to measure what the model's bands and alarms are worth.

Sparse and bursting weeks, weeks that scatter around the level, and a tagger that errs.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from reports.trajectory.evidence import Array, Counts, Kind

WEST, EAST = Kind("event", "sr-Latn", "west"), Kind("event", "sr-Latn", "east")
RATES = {"sanctions": 0.4, "un_votes": 0.8, "energy": 3.0, "economy": 6.0, "defence": 1.5, "diplomacy": 4.0}
WEIGHTS = {"sanctions": 0.25, "un_votes": 0.20, "energy": 0.20, "economy": 0.15, "defence": 0.10, "diplomacy": 0.10}
SENSITIVITY, SPECIFICITY = 0.90, 0.85
LABELLED = 200
SCATTER = 10.0


@dataclass(frozen=True)
class World:
    """Domains with true levels in log-odds and their counts, and what labelled sentences say about the tagger."""

    levels: dict[str, Array]
    counts: dict[str, Counts]
    labelled: dict[str, dict[str, int]]


def make_world(seed: int, weeks: int, *, step: float = 0.0, step_week: int = 0, step_sd: float = 0.06) -> World:
    """Return a world; from `step_week` on every level lies `step` higher than its walk would have it."""
    rng = np.random.default_rng([seed, 20251103])
    levels, counts = {}, {}
    for domain, rate in RATES.items():
        walk = np.clip(rng.normal(0, 0.5) + np.cumsum(rng.normal(0, step_sd, weeks)), -2.5, 2.5)
        levels[domain] = walk + step * (np.arange(weeks) >= step_week)
        counts[domain] = _counts(levels[domain], rate, rng)
    right_west, right_east = rng.binomial(LABELLED, SENSITIVITY), rng.binomial(LABELLED, SPECIFICITY)
    labelled = {"west_west": right_west, "west_east": LABELLED - right_west}
    labelled |= {"east_east": right_east, "east_west": LABELLED - right_east}
    return World(levels, counts, {"sr-Latn": {key: int(value) for key, value in labelled.items()}})


def _counts(level: Array, rate: float, rng: np.random.Generator) -> Counts:
    """Return counts of a domain: one week in ten brings four times as many acts."""
    bursts = np.where(rng.random(len(level)) < 0.1, 4.0, 1.0)
    acts = rng.poisson(rate * bursts / bursts.mean())
    share = rng.beta(SCATTER * expit(level), SCATTER * expit(-level))
    west = rng.binomial(acts, share)
    tagged = rng.binomial(west, SENSITIVITY) + rng.binomial(acts - west, 1 - SPECIFICITY)
    return Counts((EAST, WEST), np.stack([acts - tagged, tagged], axis=1).astype(float))


def shuffled(world: World, seed: int) -> World:
    """Return the world with its weeks in another order, the same for all domains: no change is left to be found."""
    order = np.random.default_rng(seed).permutation(len(next(iter(world.levels.values()))))
    return World(
        {domain: level[order] for domain, level in world.levels.items()},
        {domain: Counts(counts.kinds, counts.table[order]) for domain, counts in world.counts.items()},
        world.labelled,
    )
