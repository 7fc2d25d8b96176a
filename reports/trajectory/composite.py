"""The composite: domains' levels under weights that are not known exactly."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from reports.trajectory.domain import LEVELS
from reports.trajectory.evidence import Array


def points(level: Array | float) -> Array:
    """Return log-odds on the scale of 0 (all acts lean east) to 100 (all lean west)."""
    return np.asarray(100 * expit(level))


@dataclass(frozen=True)
class Composite:
    """The composite in log-odds, by week: its mean, its bands [end of a band, week] and its sampled courses."""

    mean: Array
    bands: Array
    courses: Array


def sample_weights(
    weights: Mapping[str, float], concentration: float, draws: int, rng: np.random.Generator
) -> dict[str, Array]:
    """Return sampled weights of every domain: a Dirichlet around the declared ones."""
    sampled = rng.dirichlet(concentration * np.array(list(weights.values())), draws)
    return dict(zip(weights, sampled.T, strict=True))


def compose(
    means: Mapping[str, Array], courses: Mapping[str, Array], weights: Mapping[str, float], sampled: Mapping[str, Array]
) -> Composite:
    """Return the composite of the domains in `means`; their weights are scaled to sum to one."""
    whole = sum(weights[domain] for domain in means)
    sampled_whole = np.sum([sampled[domain] for domain in means], axis=0)
    mean = np.sum([weights[domain] / whole * means[domain] for domain in means], axis=0)
    drawn = np.sum([(sampled[domain] / sampled_whole)[:, None] * courses[domain] for domain in means], axis=0)
    return Composite(mean, np.quantile(drawn, LEVELS, axis=0), drawn)
