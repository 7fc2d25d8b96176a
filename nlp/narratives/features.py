"""Numbers of a text for a linear model: hashed words, pairs of words and runs of letters, without a table of words."""

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nlp.narratives.words import words_of

# Buckets of each block: words with their pairs, and runs of three to five letters.
BITS = 17
BUCKETS = 1 << BITS
RUNS = (3, 4, 5)
# How often a text has to be among those trained on for its feature to count.
_FEWEST = 2
_MIX, _STEP = np.uint64(0x9E3779B97F4A7C15), np.uint64(0x100000001B3)

Numbers = npt.NDArray[np.float64]


def counts_of(texts: Sequence[str]) -> sparse.csr_matrix:
    """Return one row a text: 1 + log of how often each bucket's features occur; words first, then runs of letters."""
    data, columns, ends = [], [], [0]
    for text in texts:
        words = words_of(text)
        for block, hashes in enumerate((_word_hashes(words), _run_hashes(words))):
            buckets, counts = np.unique(hashes >> np.uint64(64 - BITS), return_counts=True)
            columns.append(buckets.astype(np.int64) + block * BUCKETS)
            data.append(1 + np.log(counts))
        ends.append(ends[-1] + len(columns[-1]) + len(columns[-2]))
    return sparse.csr_matrix((np.concatenate(data), np.concatenate(columns), ends), shape=(len(texts), 2 * BUCKETS))


def rarity_of(counts: sparse.csr_matrix) -> Numbers:
    """Return each bucket's smoothed inverse document frequency; 0 where fewer than two texts have it."""
    texts_with = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity: Numbers = np.log((1 + counts.shape[0]) / (1 + texts_with)) + 1
    rarity[texts_with < _FEWEST] = 0
    return rarity


def weighed(counts: sparse.csr_matrix, rarity: Numbers) -> sparse.csr_matrix:
    """Return counts times rarity; each block of a row has length 1 (0 where it is empty)."""
    weighed_counts = sparse.csr_matrix(counts @ sparse.diags(rarity))
    blocks = [weighed_counts[:, :BUCKETS], weighed_counts[:, BUCKETS:]]
    return sparse.hstack([_unit(block) for block in blocks], format="csr")


def _unit(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.where(lengths == 0, 1, lengths)) @ rows)


def _word_hashes(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    single = np.array([zlib.crc32(word.encode()) for word in words], np.uint64)
    return np.concatenate([single, single[:-1] * np.uint64(31) + single[1:]]) * _MIX


def _run_hashes(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    letters = np.frombuffer(f" {' '.join(words)} ".encode("utf-32-le"), np.uint32).astype(np.uint64)
    found = []
    for length in RUNS:
        places = max(0, len(letters) - length + 1)
        run = np.full(places, length, np.uint64)
        for step in range(length):
            run = run * _STEP + letters[step : step + places]
        found.append(run * _MIX)
    return np.concatenate(found)
