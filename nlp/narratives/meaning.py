"""What a text is about, as numbers: the last layer of the signal encoder, averaged over the text's words.

The encoder read thousands of sentences on who stands with whom in Serbian, English and Russian; texts of like meaning
lie near each other in it across these languages.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from nlp.encoder.inputs import SERBIAN, EncoderInput
from nlp.encoder.model import FOLDER
from nlp.encoder.tokens import Pieces
from nlp.script import to_latin

# The output of the last layer in `encoder.onnx`, one row a piece.
LAYER = "/oln_11/LayerNormalization_output_0"
SIZE = 384
# A text is read in windows of so many words, up to so many of them.
WINDOW, MOST_WINDOWS = 70, 10

Numbers = npt.NDArray[np.float64]


def meaning_of(text: str, language: str) -> Numbers:
    """Return the average of the encoder's last layer over the windows of a text; zeros for one without words."""
    words = (to_latin(text) if language in SERBIAN else text).split()
    starts = range(0, min(len(words), WINDOW * MOST_WINDOWS), WINDOW)
    rows = [_window([*words[at : at + WINDOW]]) for at in starts]
    return np.mean(rows, axis=0) if rows else np.zeros(SIZE)


def _window(words: Sequence[str]) -> Numbers:
    pieces, session = _session()
    numbers = np.array([pieces.numbers(EncoderInput(" ".join(words), ""))], np.int64)
    (rows,) = session.run([LAYER], {"pieces": numbers, "mask": np.ones(numbers.shape, np.float32)})
    average: Numbers = rows[0].mean(axis=0).astype(float)
    return average


@cache
def _session() -> tuple[Pieces, Any]:
    """Return the tokenizer and the network with its last layer as one more output."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    network = (FOLDER / "encoder.onnx").read_bytes() + _output(LAYER)
    session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    return Pieces(FOLDER / "tokenizer.json"), session


def _output(name: str) -> bytes:
    """Return a protobuf that adds an output to an ONNX model when it is appended to it.

    Two serialized messages in a row are one merged message (protobuf, "Last One Wins": repeated fields are joined), so
    no copy of the model has to be shipped. Fields: ModelProto.graph 7, GraphProto.output 12, ValueInfoProto.name 1 and
    type 2 (a tensor of floats).
    """
    text = name.encode()
    value = bytes([0x0A, len(text)]) + text + bytes([0x12, 4, 0x0A, 2, 0x08, 1])
    graph = bytes([0x62, len(value)]) + value
    return bytes([0x3A, len(graph)]) + graph
