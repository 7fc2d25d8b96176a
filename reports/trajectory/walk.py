"""A level that walks from week to week and jumps now and then: exact filter, smoother and sampler on a grid.

Step size and spread are not known: each pair of them (a *setting*) is filtered apart, and the results are averaged with
the probability that the evidence gives the pair, within each sample of the tagger's errors. The samples keep equal
weight: what the tagger gets wrong is learnt from labelled sentences only, not from the weeks.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

from reports.trajectory.evidence import Array
from reports.trajectory.likelihood import blur
from reports.trajectory.settings import Model


@dataclass(frozen=True)
class Walk:
    """The grid of levels, the chances of the first, and `moves[step size, from, to]`."""

    grid: Array
    start: Array
    moves: Array


def make_walk(model: Model) -> Walk:
    """Return the walk of the settings."""
    grid = np.linspace(-model.reach, model.reach, model.points)
    start = np.exp(-0.5 * (grid / model.start_sd) ** 2)
    jump = model.jump_chance
    moves = [(1 - jump) * blur(grid, sd) + jump * blur(grid, np.hypot(sd, model.jump_sd)) for sd in model.step_sd]
    return Walk(grid, start / start.sum(), np.stack(moves))


@dataclass(frozen=True)
class Filtered:
    """What the evidence up to each week says.

    `after` [week, step size, sample and spread, level] has the chances of levels, `before_last` those of the last week
    without its own evidence; `log_evidence` [week, step size, sample and spread] is the log of what all evidence up to
    a week is worth.
    """

    walk: Walk
    samples: int
    before_last: Array
    after: Array
    likely: Array
    log_evidence: Array

    def weights(self, week: int) -> Array:
        """Return the weights [step size, sample and spread] of the settings, given the evidence up to a week."""
        return setting_weights(self.log_evidence[week], self.samples)

    def means(self) -> Array:
        """Return each week's mean level, given the evidence up to that week."""
        weights = np.stack([self.weights(week) for week in range(len(self.after))])
        return np.asarray(((self.after @ self.walk.grid) * weights).sum((1, 2)))


def setting_weights(log_evidence: Array, samples: int) -> Array:
    """Return weights of the settings [step size, sample and spread] that sum to one, equally for each sample."""
    by_sample = log_evidence.reshape(log_evidence.shape[0], samples, -1)
    weights = np.exp(by_sample - logsumexp(by_sample, axis=(0, 2), keepdims=True)) / samples
    return np.asarray(weights.reshape(log_evidence.shape))


def run_filter(walk: Walk, log_likelihood: Array) -> Filtered:
    """Filter log-likelihoods [sample, spread, week, level]."""
    samples, spreads, weeks, levels = log_likelihood.shape
    peak = log_likelihood.max(-1, keepdims=True)
    likely = np.exp(log_likelihood - peak).reshape(samples * spreads, weeks, levels).swapaxes(0, 1)
    peaks = peak.reshape(samples * spreads, weeks).T
    shape = (weeks, len(walk.moves), samples * spreads, levels)
    after, log_evidence = np.empty(shape), np.empty(shape[:3])
    before, total = np.broadcast_to(walk.start, shape[1:]), np.zeros(shape[1:3])
    for week in range(weeks):
        if week:
            before = after[week - 1] @ walk.moves
        joint = before * likely[week]
        norm = joint.sum(-1)
        after[week] = joint / norm[..., None]
        total = total + np.log(norm) + peaks[week]
        log_evidence[week] = total
    return Filtered(walk, samples, before, after, np.ascontiguousarray(likely), log_evidence)


def smooth(filtered: Filtered) -> Array:
    """Return the chances [week, level] of every week's level, given the evidence of all weeks."""
    weeks, _, _, levels = filtered.after.shape
    weights = filtered.weights(weeks - 1)
    back = filtered.walk.moves.swapaxes(1, 2)
    result = np.empty((weeks, levels))
    ahead = np.ones(filtered.after.shape[1:])
    for week in range(weeks - 1, -1, -1):
        joint = filtered.after[week] * ahead
        result[week] = np.einsum("qs,qsg->g", weights / joint.sum(-1), joint)
        ahead = (ahead * filtered.likely[week]) @ back
        ahead /= ahead.sum(-1, keepdims=True)
    return result


def sample_courses(filtered: Filtered, end: int, length: int, draws: int, rng: np.random.Generator) -> Array:
    """Return `draws` sampled courses [draw, week] of the `length` weeks up to `end`, given the evidence up to `end`.

    Draw i has the tagger's sample i modulo their number, whatever the domain: what the tagger gets wrong it gets
    wrong everywhere.
    """
    walk, samples = filtered.walk, filtered.samples
    weights = filtered.weights(end)
    steps, spreads = weights.shape[0], weights.shape[1] // samples
    by_sample = weights.reshape(steps, samples, spreads).swapaxes(0, 1).reshape(samples, -1)
    sample = np.arange(draws) % samples
    setting = _choose(by_sample[sample], rng)
    step, place = setting // spreads, sample * spreads + setting % spreads
    courses = np.empty((draws, length), dtype=np.int64)
    chances = filtered.after[end, step, place]
    back = np.ascontiguousarray(walk.moves.swapaxes(1, 2))
    for week in range(length - 1, -1, -1):
        courses[:, week] = _choose(chances, rng)
        if week:
            chances = filtered.after[end - length + week, step, place] * back[step, courses[:, week]]
    # Somewhere in the cell, so that quantiles do not jump from point to point.
    within = rng.random(courses.shape) - 0.5
    return np.asarray(walk.grid[courses] + within * (walk.grid[1] - walk.grid[0]))


def _choose(chances: Array, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return one place a row, chosen by the row's chances."""
    total = chances.cumsum(1)
    level = rng.random(len(chances))[:, None] * total[:, -1:]
    return np.asarray((total < level).sum(1))
