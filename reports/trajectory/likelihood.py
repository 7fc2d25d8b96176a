"""How probable a week's evidence is at each level of a domain.

The share of west-leaning acts in a week is Beta-distributed around the level's; an event of it is tagged west with the
chance of its language, so that events of several languages are handled exactly. With one language and no error this is
the beta-binomial. Votes and declarations have their own terms, around a level that varies from week to week as well.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.special import betainc, expit, ndtr

from reports.trajectory.evidence import Array, Kind
from reports.trajectory.settings import Model
from reports.trajectory.tagger import Tagger

CELLS = 64


@dataclass(frozen=True)
class Spread:
    """One way how weeks may scatter around the level, and what else is not known: a point that is averaged over."""

    concentration: float
    week_sd: float
    middle: float
    regime_offset: float


class Likelihood:
    """Log-likelihoods of counts of the classes `kinds`, at every tagger sample, spread and level."""

    def __init__(self, kinds: tuple[Kind, ...], model: Model, tagger: Tagger) -> None:
        """Prepare what does not depend on the counts."""
        self.grid = np.linspace(-model.reach, model.reach, model.points)
        self.spreads = _spreads({kind.source for kind in kinds}, model)
        self.draws = len(tagger.chances("")[0])
        self._is_event = np.array([kind.source == "event" for kind in kinds], dtype=bool)
        edges = np.sin(np.linspace(0, np.pi / 2, CELLS + 1)) ** 2
        self._event_terms = _event_terms([kind for kind in kinds if kind.source == "event"], edges, tagger)
        self._share_chances = np.stack([_share_chances(self.grid, edges, each) for each in self.spreads])
        others = [kind for kind in kinds if kind.source != "event"]
        self._other_terms = np.stack([_other_terms(others, self.grid, each) for each in self.spreads])
        self._week_noise = np.stack([blur(self.grid, each.week_sd) for each in self.spreads])

    def log(self, counts: Array) -> Array:
        """Return log-likelihoods [tagger sample, spread, week, level] of counts [week, class]."""
        shape = (self.draws, len(self.spreads), len(counts), len(self.grid))
        result = np.zeros(shape)
        if self._is_event.any():
            terms = counts[:, self._is_event] @ self._event_terms
            result += _mean_exp(terms[:, None], self._share_chances[None])
        if not self._is_event.all():
            terms = counts[:, ~self._is_event] @ self._other_terms
            result += _mean_exp(terms, self._week_noise)[None]
        return result


def _mean_exp(log_values: Array, chances: Array) -> Array:
    """Return the log of means of exp(log_values[..., week, state]) under chances[..., level, state]."""
    peak = log_values.max(-1, keepdims=True)
    return np.asarray(np.log(np.exp(log_values - peak) @ chances.swapaxes(-1, -2)) + peak)


def _spreads(sources: set[str], model: Model) -> list[Spread]:
    middles = model.middle if "vote" in sources else model.middle[:1]
    offsets = model.regime_offset if "decision" in sources else model.regime_offset[:1]
    scatter = zip(model.concentration, model.week_sd, strict=True)
    return [Spread(*pair, middle, offset) for pair, middle, offset in product(scatter, middles, offsets)]


def _event_terms(kinds: list[Kind], edges: Array, tagger: Tagger) -> Array:
    """Return [tagger sample, class, share]: weighted log of the chance to be tagged so, at a share of west acts.

    The weight of an event's stage is a power of its chance: a stance (0.25) counts for a quarter of an act.
    """
    shares = (edges[1:] + edges[:-1]) / 2
    terms = np.zeros((len(tagger.chances("")[0]), len(kinds), len(shares)))
    for at, kind in enumerate(kinds):
        if_east, if_west = tagger.chances(kind.group)
        tagged_west = if_east[:, None] + (if_west - if_east)[:, None] * shares
        terms[:, at] = kind.weight * np.log(tagged_west if kind.side == "west" else 1 - tagged_west)
    return terms


def _share_chances(grid: Array, edges: Array, spread: Spread) -> Array:
    """Return [level, share]: how probable a week's share of west acts is, in cells between the edges."""
    mean = expit(grid)[:, None]
    below = betainc(spread.concentration * mean, spread.concentration * (1 - mean), edges)
    return np.asarray(np.diff(below, axis=1))


def _other_terms(kinds: list[Kind], grid: Array, spread: Spread) -> Array:
    """Return [class, level]: log of the chance of a vote's position, or of a declaration being joined or not."""
    with_eu, with_russia = expit(grid - spread.middle), expit(-grid - spread.middle)
    middle = 1 - with_eu - with_russia
    # Who abstains and who stays away tells the same about the level; how often each is chosen tells nothing.
    votes = {"with_eu": with_eu, "with_russia": with_russia, "abstained": middle, "absent": middle}
    terms = np.zeros((len(kinds), len(grid)))
    for at, kind in enumerate(kinds):
        if kind.source == "vote":
            chance = votes[kind.side]
        else:
            level = grid + (spread.regime_offset if kind.group == "russia" else 0.0)
            chance = expit(level) if kind.side == "aligned" else expit(-level)
        terms[at] = np.log(chance)
    return terms


def blur(grid: Array, sd: float) -> Array:
    """Return [from, to]: chances of normal steps between the cells of the grid; what leaves it is shared out again."""
    half = (grid[1] - grid[0]) / 2
    distance = grid[None, :] - grid[:, None]
    chances = _normal(distance + half, sd) - _normal(distance - half, sd)
    return np.asarray(chances / chances.sum(1, keepdims=True))


def _normal(value: Array, sd: float) -> Array:
    return np.asarray(ndtr(value / sd))
