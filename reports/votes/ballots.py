"""Votes as arrays: which state, in which year, on which roll call, said what."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NO, ABSTAIN, YES = 0, 1, 2
# Lopsided roll calls tell of a few outliers alone; 2.5 % of the members is what scaling of votes usually asks for.
MINORITY = 5
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ballots:
    """Votes on the roll calls of a window, and the chain of years of each state.

    `point`, `item` and `choice` have one entry a vote: the state and year, the roll call, and NO, ABSTAIN or YES.
    `state` and `year` have one entry a point. The points of a state lie side by side, one for each year from its first
    vote to its last, those without a vote included. `link` has the points that follow another of the same state.
    """

    states: tuple[str, ...]
    items: tuple[str, ...]
    state: Integers
    year: Integers
    point: Integers
    item: Integers
    choice: Integers
    link: Integers

    @property
    def first(self) -> Integers:
        """The first point of each state."""
        return np.setdiff1d(np.arange(len(self.state)), self.link)


def ballots_of(
    calls: NDArray[np.str_], iso3: NDArray[np.str_], years: Integers, votes: NDArray[np.str_], minority: int = MINORITY
) -> Ballots:
    """Return the votes (one entry each: roll call, state, year, and Y, A or N) on which at least `minority` differed.

    Differed: from what most said. Absent states have no entry: what they
    would have said is unknown.
    """
    choice = np.select([votes == "N", votes == "A"], [NO, ABSTAIN], YES)
    items, item = np.unique(calls, return_inverse=True)
    counts = np.bincount(item * 3 + choice, minlength=3 * len(items)).reshape(-1, 3)
    divided = (counts.sum(axis=1) - counts.max(axis=1)) >= minority
    kept = divided[item]
    items, item = np.unique(calls[kept], return_inverse=True)
    states, state = np.unique(iso3[kept], return_inverse=True)
    years, choice = years[kept], choice[kept]
    first = np.full(len(states), 9999)
    last = np.zeros(len(states), dtype=np.int64)
    np.minimum.at(first, state, years)
    np.maximum.at(last, state, years)
    length = last - first + 1
    start = np.cumsum(length) - length
    point_state = np.repeat(np.arange(len(states)), length)
    place = np.arange(length.sum()) - start[point_state]
    return Ballots(
        states=tuple(states.tolist()),
        items=tuple(items.tolist()),
        state=point_state,
        year=first[point_state] + place,
        point=start[state] + years - first[state],
        item=item,
        choice=choice,
        link=np.flatnonzero(place > 0),
    )


def summed(place: Integers, amounts: NDArray[np.generic], length: int) -> Floats:
    """Return the sums of amounts by place, one for each place from 0 to length - 1."""
    return np.asarray(np.bincount(place, amounts, minlength=length), dtype=np.float64)
