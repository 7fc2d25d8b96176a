"""A text as a sample of the hashes of its four-word runs: what is compared to find copies.

Containment of sampled hashes finds cut and padded copies where Jaccard and simhash fail. Of a long text those runs are
taken whose hash is divisible by four, whatever the text, so that samples can be compared; of a short one, where a
quarter would be too few to tell half a text from chance, all are.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

# The version of what is stored: with another one every text is sampled anew.
VERSION = "1"
RUN = 4
SAMPLE = np.uint64(4)
# Texts of up to so many runs are kept whole.
DENSE = 160

Hashes = NDArray[np.uint64]
_WORD = re.compile(r"\w+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)


@dataclass(frozen=True)
class Sample:
    """The hashes of a text; `is_dense` says that all its runs are there, else every fourth is."""

    hashes: Hashes
    is_dense: bool

    @property
    def sparse_count(self) -> int:
        """How many hashes there would be of every fourth run: what a long text is compared with."""
        return int(np.count_nonzero(self.hashes % SAMPLE == 0))


@dataclass
class Sampler:
    """Samples texts; `fold` gives a word without script, case and diacritics.

    A word is folded and hashed once: the words of a newspaper repeat, and reading them from a dictionary takes a
    fiftieth of the time.
    """

    fold: Callable[[str], str]
    _known: dict[str, int] = field(default_factory=dict)

    def sample(self, text: str) -> Sample:
        """Return the sample of a text, its hashes sorted; empty where it has fewer than four words."""
        known, new = self._known, self._learn
        words = np.array([known.get(word) or new(word) for word in _WORD.findall(text)], dtype=np.uint64)
        if len(words) < RUN:
            return Sample(np.empty(0, dtype=np.uint64), is_dense=True)
        count = len(words) - RUN + 1
        runs = np.zeros(count, dtype=np.uint64)
        for place, factor in enumerate(_FACTORS):
            runs += words[place : place + count] * factor
        runs ^= runs >> _HALF
        runs *= _MIX
        runs ^= runs >> _HALF
        is_dense = count <= DENSE
        return Sample(np.unique(runs if is_dense else runs[runs % SAMPLE == 0]), is_dense)

    def _learn(self, word: str) -> int:
        digest = hashlib.blake2b(self.fold(word).encode(), digest_size=8).digest()
        value = int.from_bytes(digest, "big") or 1
        self._known[word] = value
        return value
