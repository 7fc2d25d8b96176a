"""The estimate: the posterior's maximum, from a start that the votes give, on a scale that is fixed after."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from reports.votes.ballots import NO, YES, Ballots, Floats, summed
from reports.votes.model import Priors, Values, negative_log_posterior

ITERATIONS = 3000
# The start is shaken by this much, so that runs with other seeds take other ways to the maximum.
JITTER = 0.1


@dataclass(frozen=True)
class Fit:
    """The values at the maximum, what the maximum is, and how many steps it took to get there."""

    values: Values
    log_posterior: float
    iterations: int


def fit(ballots: Ballots, priors: Priors, seed: int, west: str = "USA") -> Fit:
    """Return the maximum of the posterior; larger theta is nearer to `west`.

    Raise ArithmeticError where the search ends without having found one.
    """
    start = _start(ballots, np.random.default_rng(seed))
    found = minimize(
        negative_log_posterior,
        start.packed(),
        args=(ballots, priors),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ITERATIONS, "maxfun": 2 * ITERATIONS, "maxcor": 30, "ftol": 1e-12, "gtol": 1e-3},
    )
    if not found.success:
        raise ArithmeticError(f"no maximum found: {found.message}")
    values = Values.unpacked(found.x, len(ballots.state))
    if west in ballots.states and values.theta[ballots.state == ballots.states.index(west)].mean() < 0:
        values = replace(values, theta=-values.theta, slope=-values.slope)
    return Fit(values, -float(found.fun), int(found.nit))


def _start(ballots: Ballots, generator: np.random.Generator) -> Values:
    """Return the first principal component of the votes as theta, and thresholds from how many said what."""
    states, items = len(ballots.states), len(ballots.items)
    table = np.zeros((states, items))
    state = ballots.state[ballots.point]
    counts = summed(ballots.item, np.ones(len(ballots.item)), items)
    mean = summed(ballots.item, ballots.choice, items) / counts
    table[state, ballots.item] = ballots.choice - mean[ballots.item]
    _, vectors = np.linalg.eigh(table @ table.T)
    leading = vectors[:, -1] * np.sqrt(states)
    theta = leading[ballots.state] + JITTER * generator.standard_normal(len(ballots.state))
    yes = (summed(ballots.item, ballots.choice == YES, items) + 1) / (counts + 3)
    no = (summed(ballots.item, ballots.choice == NO, items) + 1) / (counts + 3)
    lower, upper = np.log(no / (1 - no)), -np.log(yes / (1 - yes))
    slope = leading @ table / np.maximum(counts, 1)
    return Values(theta, 4 * slope, (lower + upper) / 2, np.log(np.maximum(upper - lower, 0.1) / 2))


def standardised(theta: Floats) -> Floats:
    """Return theta with mean 0 and standard deviation 1 over all points."""
    return np.asarray((theta - theta.mean()) / theta.std())
