"""The trained encoder: from sentences to probabilities of signals, stages and actors, on one CPU core."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from nlp.encoder.inputs import EncoderInput
from nlp.encoder.tokens import Pieces

FOLDER = Path(__file__).parent.parent / "models" / "signals_azimuth"
OUTPUTS = ["pairs", "reversal", "stages", "actors"]
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the encoder makes of one sentence: log-odds of each pair, log-odds of a reversal, stages and actors.

    `pairs` has one number for each (domain, direction), `stages` and `actors` one for each of the codebook's values.
    """

    pairs: Scores
    reversal: float
    stages: Scores
    actors: Scores


def stored_opinion(row: Mapping[str, Any]) -> Opinion:
    """Return an opinion that `azimuth train signals` wrote as JSON for a row that was left out of training."""
    pairs, stages, actors = (np.array(row[name], np.float32) for name in ("pairs", "stages", "actors"))
    return Opinion(pairs, float(row["reversal"]), stages, actors)


class Encoder:
    """A folder with `encoder.onnx` and `tokenizer.json`, ready to read sentences."""

    def __init__(self, folder: Path) -> None:
        """Load the network; it runs on one thread, as annotation runs in as many processes as there are cores."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.pieces = Pieces(folder / "tokenizer.json")
        self.session: Any = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def opinions(self, sentences: Sequence[EncoderInput]) -> list[Opinion]:
        """Return an opinion of each sentence, in their order."""
        return [self._opinion(sentence) for sentence in sentences]

    def _opinion(self, sentence: EncoderInput) -> Opinion:
        # One by one: eight-bit numbers are scaled by the largest of a batch, so that in a batch the opinion of a
        # sentence would depend on its neighbours; a batch of sixteen gains a tenth of the time.
        numbers = np.array([self.pieces.numbers(sentence)], np.int64)
        mask = np.ones(numbers.shape, np.float32)
        pairs, reversal, stages, actors = self.session.run(OUTPUTS, {"pieces": numbers, "mask": mask})
        return Opinion(pairs[0], float(reversal[0]), stages[0], actors[0])


@cache
def encoder() -> Encoder:
    """Return the encoder that comes with Azimuth."""
    return Encoder(FOLDER)
