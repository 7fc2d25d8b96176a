"""The model: a dynamic ordinal item-response model, as its posterior and the derivatives of it.

A state stands at theta in a year; a roll call has a slope and two thresholds, lower and upper. With
eta = slope * theta the state says No with probability logistic(lower - eta), Yes with logistic(eta - upper) and
else abstains. Who is absent says nothing. theta walks at random from year to year. After Bailey, Strezhnev and Voeten,
"Estimating Dynamic State Preferences from United Nations Voting Data", J. Conflict Resolution 61 (2017), who have a
probit and sample; here it is a logit, whose maximum and curvature are found.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, log_expit

from reports.votes.ballots import ABSTAIN, NO, YES, Ballots, Floats, summed


@dataclass(frozen=True)
class Priors:
    """Standard deviations of the priors: theta in a state's first year, its step a year, and what roll calls have.

    `centre` is that of a roll call's middle between its thresholds; the logarithm of half their distance has mean
    `log_gap` and standard deviation `gap`.
    """

    start: float = 1.0
    step: float = 0.15
    slope: float = 3.0
    centre: float = 5.0
    log_gap: float = 0.0
    gap: float = 1.5


@dataclass(frozen=True)
class Values:
    """What is estimated: theta by point; slope, thresholds' centre and log of half their distance by roll call."""

    theta: Floats
    slope: Floats
    centre: Floats
    log_gap: Floats

    @classmethod
    def unpacked(cls, packed: Floats, points: int) -> "Values":
        """Return the values that a vector holds."""
        theta, rest = packed[:points], packed[points:]
        return cls(theta, *np.split(rest, 3))

    def packed(self) -> Floats:
        """Return the values as one vector."""
        return np.concatenate([self.theta, self.slope, self.centre, self.log_gap])


@dataclass(frozen=True)
class Pull:
    """By vote: `above` is P(not No), `over` is P(Yes), and the derivatives of its log-likelihood."""

    above: Floats
    over: Floats
    by_eta: Floats
    by_lower: Floats
    by_upper: Floats


def pulls(values: Values, ballots: Ballots) -> tuple[float, Pull]:
    """Return the log-likelihood and its derivatives by vote; those of abstentions without the distance's own term.

    The probability of abstaining is logistic(eta - lower) * logistic(upper - eta) * (1 - exp(lower - upper)): the last
    factor belongs to the roll call alone.
    """
    half = np.exp(values.log_gap)
    eta = values.slope[ballots.item] * values.theta[ballots.point]
    to_lower = eta - (values.centre - half)[ballots.item]
    to_upper = eta - (values.centre + half)[ballots.item]
    above, over = expit(to_lower), expit(to_upper)
    is_no, is_yes = ballots.choice == NO, ballots.choice == YES
    touches_lower, touches_upper = ~is_yes, ~is_no
    by_lower = np.where(is_no, above, -(1 - above)) * touches_lower
    by_upper = np.where(is_yes, -(1 - over), over) * touches_upper
    likelihood = log_expit(np.where(is_no, -to_lower, to_lower))[touches_lower].sum()
    likelihood += log_expit(np.where(is_yes, to_upper, -to_upper))[touches_upper].sum()
    likelihood += (abstentions(ballots) * np.log(-np.expm1(-2 * half))).sum()
    return float(likelihood), Pull(above, over, -(by_lower + by_upper), by_lower, by_upper)


def abstentions(ballots: Ballots) -> Floats:
    """Return how many abstained on each roll call."""
    return summed(ballots.item, ballots.choice == ABSTAIN, len(ballots.items))


def negative_log_posterior(packed: Floats, ballots: Ballots, priors: Priors) -> tuple[float, Floats]:
    """Return the negative logarithm of the posterior density, up to a constant, and its gradient."""
    points, items = len(ballots.state), len(ballots.items)
    values = Values.unpacked(packed, points)
    likelihood, pull = pulls(values, ballots)
    half = np.exp(values.log_gap)

    def by_item(weights: Floats) -> Floats:
        return summed(ballots.item, weights, items)

    by_theta = summed(ballots.point, pull.by_eta * values.slope[ballots.item], points)
    lower, upper = by_item(pull.by_lower), by_item(pull.by_upper)
    by_gap = half * (upper - lower + abstentions(ballots) * 2 / np.expm1(2 * half))
    by_slope = by_item(pull.by_eta * values.theta[ballots.point])
    gradient = np.concatenate([by_theta, by_slope, lower + upper, by_gap])
    prior, prior_gradient = _prior(values, ballots, priors)
    return -(likelihood + prior), -(gradient + prior_gradient)


def _prior(values: Values, ballots: Ballots, priors: Priors) -> tuple[float, Floats]:
    by_theta = np.zeros_like(values.theta)
    start = values.theta[ballots.first] / priors.start
    step = (values.theta[ballots.link] - values.theta[ballots.link - 1]) / priors.step
    by_theta[ballots.first] -= start / priors.start
    by_theta[ballots.link] -= step / priors.step
    by_theta[ballots.link - 1] += step / priors.step
    slope = values.slope / priors.slope
    centre = values.centre / priors.centre
    gap = (values.log_gap - priors.log_gap) / priors.gap
    total = -0.5 * sum(float((z**2).sum()) for z in (start, step, slope, centre, gap))
    return total, np.concatenate([by_theta, -slope / priors.slope, -centre / priors.centre, -gap / priors.gap])
