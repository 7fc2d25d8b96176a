"""One domain's level: its course over the weeks, given its evidence."""

from dataclasses import dataclass

import numpy as np

from reports.trajectory.evidence import Array, Counts
from reports.trajectory.likelihood import Likelihood
from reports.trajectory.settings import Model
from reports.trajectory.tagger import Tagger
from reports.trajectory.walk import Filtered, make_walk, run_filter, sample_courses, smooth

# Bands of 50, 80 and 90 %: their lower and upper ends.
LEVELS = (0.25, 0.75, 0.10, 0.90, 0.05, 0.95)


@dataclass(frozen=True)
class DomainFit:
    """A domain's level in log-odds, by week.

    `mean`, `variance` and `bands` [end of a band, week] use all evidence, `mean_then` that up to the week itself;
    `courses` [draw, week] are samples.
    """

    counts: Counts
    likelihood: Likelihood
    filtered: Filtered
    mean: Array
    mean_then: Array
    variance: Array
    bands: Array
    courses: Array


def filter_domain(counts: Counts, model: Model, tagger: Tagger) -> tuple[Likelihood, Filtered]:
    """Return the likelihood of a domain's classes and what the evidence up to each week says."""
    likelihood = Likelihood(counts.kinds, model, tagger)
    return likelihood, run_filter(make_walk(model), likelihood.log(counts.table))


def fit_domain(counts: Counts, model: Model, tagger: Tagger, rng: np.random.Generator) -> DomainFit:
    """Fit a domain."""
    likelihood, filtered = filter_domain(counts, model, tagger)
    chances = smooth(filtered)
    grid, weeks = filtered.walk.grid, len(counts.table)
    mean = chances @ grid
    return DomainFit(
        counts=counts,
        likelihood=likelihood,
        filtered=filtered,
        mean=mean,
        mean_then=filtered.means(),
        variance=chances @ grid**2 - mean**2,
        bands=quantiles(chances, grid, LEVELS),
        courses=sample_courses(filtered, weeks - 1, weeks, model.draws, rng),
    )


def quantiles(chances: Array, grid: Array, levels: tuple[float, ...]) -> Array:
    """Return quantiles [level, week] of chances [week, level of the grid], with chance spread evenly in each cell."""
    half = (grid[1] - grid[0]) / 2
    edges = np.append(grid - half, grid[-1] + half)
    below = np.concatenate([np.zeros((len(chances), 1)), chances.cumsum(1)], axis=1)
    return np.array([[np.interp(level, row, edges) for row in below] for level in levels])
