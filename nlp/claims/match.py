"""The claims most like a text: runs of letters that both share, and how near their meanings lie across languages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nlp.narratives.features import BUCKETS, counts_of, rarity_of, weighed
from nlp.narratives.meaning import meaning_of

# The version of what decides the likeness: raise it when the queue has to be made anew.
RULES = "claims-1"
# Of a text are read so many letters: claims are met in its title and beginning.
READ = 800

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Match:
    """A claim (its number among the given) and how much more like the text it is than others, in deviations."""

    claim: int
    score: float


class Claims:
    """Claims ready to be compared with texts."""

    def __init__(self, titles: Sequence[str], meanings: Numbers) -> None:
        """Take the claims' wordings and their meanings (`meanings_of`)."""
        self.counts = counts_of(titles)
        self.centre = meanings.mean(axis=0)
        self.meanings = _unit(meanings - self.centre)

    def nearest(self, texts: Sequence[str], languages: Sequence[str], most: int = 5) -> list[list[Match]]:
        """Return the claims most like each text, best first.

        Given together should be texts of one kind: how rare a feature is, and where the middle of their meanings
        lies, is counted among them and the claims, as texts and claims are worded differently.
        """
        if not texts:
            return []
        given = [text[:READ] for text in texts]
        counts = counts_of(given)
        rarity = rarity_of(sparse.vstack([counts, self.counts], format="csr"))
        mine, theirs = (weighed(rows, rarity)[:, BUCKETS:] for rows in (counts, self.counts))
        meanings = meanings_of(given, languages)
        centre = meanings.mean(axis=0) if len(given) > 1 else self.centre
        likeness = _deviations((mine @ theirs.T).toarray()) + _deviations(_unit(meanings - centre) @ self.meanings.T)
        best = np.argsort(-likeness, axis=1, kind="stable")[:, :most]
        return [[Match(int(at), float(row[at])) for at in order] for row, order in zip(likeness, best, strict=True)]


def meanings_of(texts: Sequence[str], languages: Sequence[str]) -> Numbers:
    """Return the meaning of each text, a row a text; about 10 ms a sentence."""
    return np.array([meaning_of(text, language) for text, language in zip(texts, languages, strict=True)])


def _unit(rows: Numbers) -> Numbers:
    lengths = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(lengths == 0, 1, lengths))


def _deviations(likeness: Numbers) -> Numbers:
    """Return each row in units of what its numbers deviate by, so that two kinds of likeness can be added."""
    spread = likeness.std(axis=1, keepdims=True)
    return np.asarray((likeness - likeness.mean(axis=1, keepdims=True)) / np.where(spread == 0, 1, spread))
