"""What moved it: the change from the week before, taken apart into pieces of evidence whose parts sum to it.

The change of a domain is its mean level with this week's evidence, less that of the week before from the evidence up to
then. What one week's passing does without new evidence is one part; the rest is shared out among the week's pieces by
their Shapley values: a piece's part is what it adds, on average over the orders in which the pieces could have come.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from reports.trajectory.domain import DomainFit
from reports.trajectory.evidence import Array, Item
from reports.trajectory.walk import setting_weights

# Random orders, each also taken backwards. The parts sum to the whole in every single order.
ORDERS = 32
TOGETHER = 128
TIME = "time"


@dataclass(frozen=True)
class Part:
    """A part of the last week's change: of a piece of evidence, or of the passing of time (name and source `time`)."""

    domain: str
    source: str
    name: str
    log_odds: float


def domain_parts(domain: str, fit: DomainFit, items: Sequence[Item], rng: np.random.Generator) -> list[Part]:
    """Return the parts of a domain's change in the last week; `items` are the pieces that this week brought."""
    before = float(fit.mean_then[-2]) if len(fit.mean_then) > 1 else 0.0
    kinds = fit.counts.kinds
    if not items:
        still = _mean_levels(fit, np.zeros((1, len(kinds))))
        return [Part(domain, TIME, TIME, float(still[0]) - before)]
    classes = np.array([kinds.index(item.kind) for item in items], dtype=np.int64)
    orders = [rng.permutation(classes) for _ in range(ORDERS)]
    orders += [order[::-1] for order in orders]
    stops = np.concatenate([np.eye(len(kinds))[order].cumsum(0) for order in orders])
    unique, place = np.unique(np.concatenate([np.zeros((1, len(kinds))), stops]), axis=0, return_inverse=True)
    values = _mean_levels(fit, unique)[place.ravel()]
    parts = [Part(domain, TIME, TIME, float(values[0]) - before)]
    along = np.concatenate([np.full((len(orders), 1), values[0]), values[1:].reshape(len(orders), -1)], axis=1)
    gains, orders_classes = np.diff(along, axis=1), np.stack(orders)
    for item, own in zip(items, classes, strict=True):
        alike = int((classes == own).sum())
        gain = float(gains[orders_classes == own].sum()) / len(orders) / alike
        parts.append(Part(domain, item.kind.source, item.name, gain))
    return parts


def _mean_levels(fit: DomainFit, counts: Array) -> Array:
    """Return the last week's mean level, had it brought these counts [case, class]."""
    filtered = fit.filtered
    grid, weeks = filtered.walk.grid, len(filtered.after)
    steps, settings, _ = filtered.before_last.shape
    log_before = filtered.log_evidence[weeks - 2] if weeks > 1 else np.zeros((steps, settings))
    means = []
    for first in range(0, len(counts), TOGETHER):
        case = counts[first : first + TOGETHER]
        log_likely = fit.likelihood.log(case).reshape(settings, len(case), len(grid))
        peak = log_likely.max(-1, keepdims=True)
        likely = np.exp(log_likely - peak)
        norm = np.einsum("qsg,scg->cqs", filtered.before_last, likely, optimize=True)
        moment = np.einsum("qsg,scg->cqs", filtered.before_last * grid, likely, optimize=True)
        for at in range(len(case)):
            log_evidence = log_before + np.log(norm[at]) + peak[:, at, 0]
            weights = setting_weights(log_evidence, filtered.samples)
            means.append(float((weights * moment[at] / norm[at]).sum()))
    return np.array(means)


def point_factor(before: float, now: float) -> float:
    """Return the points (0 to 100) a unit of log-odds is worth on the way between two levels: parts stay additive."""
    if abs(now - before) < 1e-9:
        middle = float(expit((before + now) / 2))
        return 100 * middle * (1 - middle)
    return 100 * float(expit(now) - expit(before)) / (now - before)
