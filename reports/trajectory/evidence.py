"""Evidence: acts, votes and declarations as rows, and one domain's counts of them by week and class.

Rows of one class have the same likelihood: tagged events of one language, direction and weight; votes of one position;
declarations of one kind of regime, joined or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Kind(NamedTuple):
    """A class of evidence.

    `group` and `side` are language and direction of an `event`, and `weight` that of its stage; the position of a
    `vote` (`with_eu`, `with_russia`, `abstained`, `absent`) is its side; the regime of a `decision` (`russia`,
    `other`) is its group and `aligned` or `not_aligned` its side.
    """

    source: str
    group: str
    side: str
    weight: float = 1.0


@dataclass(frozen=True)
class Item:
    """One piece of evidence: its name, week (counted from the first of the fit), domain and class."""

    name: str
    week: int
    domain: str
    kind: Kind
    stage: str = "done"
    sources: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Counts:
    """One domain's evidence: `table[week, class]` has how many of `kinds[class]` that week brought."""

    kinds: tuple[Kind, ...]
    table: Array

    @property
    def directional(self) -> tuple[Array, Array]:
        """Return how many pieces leaned west, and how many leaned either way, by week; the middle ground is neither."""
        west = np.array([kind.side in {"west", "with_eu", "aligned"} for kind in self.kinds], dtype=bool)
        east = np.array([kind.side in {"east", "with_russia", "not_aligned"} for kind in self.kinds], dtype=bool)
        return self.table[:, west].sum(1), self.table[:, west | east].sum(1)


def count(items: Sequence[Item], weeks: int) -> Counts:
    """Return the counts of one domain's items over so many weeks."""
    kinds = tuple(sorted({item.kind for item in items}))
    place = {kind: at for at, kind in enumerate(kinds)}
    table = np.zeros((weeks, len(kinds)))
    for item in items:
        table[item.week, place[item.kind]] += 1
    return Counts(kinds, table)
