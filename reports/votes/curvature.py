"""Standard errors of theta: from the curvature of the posterior at its maximum, roll calls' values integrated out.

The posterior is taken as normal about its maximum (Laplace). The negative second derivatives by a roll call's three
values are a block of three by three; removing those blocks (Schur complement) leaves the precision of all theta at
once, whose inverse has what the states owe to the roll calls and to one another. The zero and the unit of the scale are
a convention (`standardised`), and errors that only move or stretch the whole scale are taken out.
"""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, sparse

from reports.votes.ballots import NO, YES, Ballots, Floats, summed
from reports.votes.model import Priors, Pull, Values, abstentions, pulls


@dataclass(frozen=True)
class Curvature:
    """Negative second derivatives: by theta (sparse), theta by roll call's values (points x 3 items), and blocks."""

    points: sparse.csr_matrix
    crossed: sparse.csr_matrix
    blocks: Floats


def standard_errors(values: Values, ballots: Ballots, priors: Priors) -> Floats:
    """Return the standard error of each point's standardised theta."""
    curvature = curvature_at(values, ballots, priors)
    count = len(ballots.items)
    inverse = np.linalg.inv(curvature.blocks)
    place = np.arange(3 * count).reshape(count, 3)
    rows, columns = np.repeat(place, 3, axis=1), np.tile(place, (1, 3))
    removed = sparse.csr_matrix((inverse.ravel(), (rows.ravel(), columns.ravel())), shape=(3 * count, 3 * count))
    precision = (curvature.points - curvature.crossed @ removed @ curvature.crossed.T).toarray()
    factor = linalg.cholesky(precision, lower=True, overwrite_a=True, check_finite=False)
    covariance, _ = linalg.lapack.dpotri(factor, lower=1, overwrite_c=1)
    covariance = np.tril(covariance) + np.tril(covariance, -1).T
    return _on_scale(covariance, values.theta)


def _on_scale(covariance: Floats, theta: Floats) -> Floats:
    """Return the standard errors after the scale's zero and unit are fixed: of (theta - mean) / deviation."""
    spread = theta.std()
    directions = np.stack([np.ones_like(theta), (theta - theta.mean()) / spread], axis=1) / np.sqrt(len(theta))
    towards = covariance @ directions
    inner = directions.T @ towards
    variance = np.diag(covariance) - 2 * (towards * directions).sum(axis=1)
    variance += ((directions @ inner) * directions).sum(axis=1)
    return np.asarray(np.sqrt(np.maximum(variance, 0)) / spread)


def curvature_at(values: Values, ballots: Ballots, priors: Priors) -> Curvature:
    """Return the negative second derivatives of the log-posterior."""
    _, pull = pulls(values, ballots)
    points, items = len(ballots.state), len(ballots.items)
    slope, theta = values.slope[ballots.item], values.theta[ballots.point]
    half = np.exp(values.log_gap)[ballots.item]
    at_lower = pull.above * (1 - pull.above) * (ballots.choice != YES)
    at_upper = pull.over * (1 - pull.over) * (ballots.choice != NO)
    both, apart = at_lower + at_upper, half * (at_upper - at_lower)
    by_point = summed(ballots.point, slope**2 * both, points)
    chain = _chain(ballots, priors)
    crossed = [slope * theta * both - pull.by_eta, -slope * both, -slope * apart]
    columns = np.concatenate([3 * ballots.item + number for number in range(3)])
    matrix = sparse.csr_matrix(
        (np.concatenate(crossed), (np.tile(ballots.point, 3), columns)), shape=(points, 3 * items)
    )
    return Curvature(
        sparse.diags(by_point) + chain, matrix, _blocks(values, ballots, priors, pull=pull, both=both, apart=apart)
    )


def _blocks(values: Values, ballots: Ballots, priors: Priors, *, pull: Pull, both: Floats, apart: Floats) -> Floats:
    """Return the blocks of slope, centre and log_gap, one a roll call."""
    items = len(ballots.items)
    theta = values.theta[ballots.point]
    half = np.exp(values.log_gap)

    def by_item(weights: Floats) -> Floats:
        return summed(ballots.item, weights, items)

    # The distance's own term of each abstention: log(1 - exp(-2 half)), twice derived by log_gap.
    grown = np.expm1(2 * half)
    own = abstentions(ballots) * (2 * half / grown - 4 * half**2 * (grown + 1) / grown**2)
    blocks = np.empty((items, 3, 3))
    blocks[:, 0, 0] = by_item(theta**2 * both) + priors.slope**-2
    blocks[:, 0, 1] = blocks[:, 1, 0] = -by_item(theta * both)
    blocks[:, 0, 2] = blocks[:, 2, 0] = -by_item(theta * apart)
    blocks[:, 1, 1] = by_item(both) + priors.centre**-2
    blocks[:, 1, 2] = blocks[:, 2, 1] = by_item(apart)
    blocks[:, 2, 2] = half**2 * by_item(both) - half * by_item(pull.by_upper - pull.by_lower) - own + priors.gap**-2
    return blocks


def _chain(ballots: Ballots, priors: Priors) -> sparse.csr_matrix:
    """Return the precision that the walk from year to year gives."""
    points = len(ballots.state)
    diagonal = np.zeros(points)
    diagonal[ballots.first] += priors.start**-2
    diagonal[ballots.link] += priors.step**-2
    diagonal[ballots.link - 1] += priors.step**-2
    beside = np.zeros(points - 1)
    beside[ballots.link - 1] = -(priors.step**-2)
    return sparse.diags([diagonal, beside, beside], [0, 1, -1])
