"""How the tagger errs about direction: sampled chances that an act is tagged west, given which way it leans.

Three counted errors: a west act tagged east and the reverse (sensitivity, specificity), and an act tagged west or east
that leans neither way, or is none. Each is a Beta posterior under a Jeffreys prior, per language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv

from reports.trajectory.evidence import Array
from reports.trajectory.settings import Counts

# Jeffreys' prior: half a case on each side.
PRIOR = 0.5
POOLED = "pooled"


@dataclass(frozen=True)
class Tagger:
    """Sampled chances of being tagged west, by language: of acts that lean east, and of acts that lean west."""

    if_east: Mapping[str, Array]
    if_west: Mapping[str, Array]

    def chances(self, language: str) -> tuple[Array, Array]:
        """Return both chances; a language that was not counted has those of all languages together."""
        name = language if language in self.if_east else POOLED
        return self.if_east[name], self.if_west[name]


def faultless(draws: int) -> Tagger:
    """Return a tagger that never errs: what a model without a correction takes for granted."""
    return Tagger({POOLED: np.zeros(draws)}, {POOLED: np.ones(draws)})


def sample_tagger(counts: Counts, draws: int, rng: np.random.Generator) -> Tagger:
    """Return a tagger with sampled error rates, each a stratified sample of its posterior."""
    pooled = {key: sum(language[key] for language in counts.values()) for key in _keys(counts.values())}
    if_east, if_west = {}, {}
    for language, found in sorted((counts | {POOLED: pooled}).items()):
        sensitivity = _sample(found["west_west"], found["west_east"], draws, rng)
        specificity = _sample(found["east_east"], found["east_west"], draws, rng)
        real = found["west_west"] + found["west_east"] + found["east_east"] + found["east_west"]
        none_west, none_east = found.get("none_west", 0), found.get("none_east", 0)
        false = _sample(none_west + none_east, real, draws, rng) if none_west + none_east else np.zeros(draws)
        false_west = _sample(none_west, none_east, draws, rng)
        if_east[language] = (1 - false) * (1 - specificity) + false * false_west
        if_west[language] = (1 - false) * sensitivity + false * false_west
    return Tagger(if_east, if_west)


def _keys(languages: Iterable[Mapping[str, int]]) -> set[str]:
    return {key for language in languages for key in language}


def _sample(right: int, wrong: int, draws: int, rng: np.random.Generator) -> Array:
    """Return one value from each of `draws` equally probable slices of the posterior, in random order."""
    levels = (rng.permutation(draws) + rng.random(draws)) / draws
    values: Array = betaincinv(right + PRIOR, wrong + PRIOR, levels)
    return values
