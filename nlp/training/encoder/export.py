"""Write a trained network as the encoder that is shipped: `encoder.onnx` in 8 bits, and `labels.json`."""

import json
import math
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from nlp.codebook.schema import ACTORS, DIRECTIONS, STAGES
from nlp.encoder.inputs import EncoderInput
from nlp.encoder.model import Encoder
from nlp.training.encoder.fit import Examples, Row, predict
from nlp.training.encoder.labels import DOMAINS, PAIRS
from nlp.training.encoder.network import NEVER, Layer, Network, pooled

OPSET = 17
NETWORK, LABELS = "encoder.onnx", "labels.json"
LARGEST_CODE = 127
INPUTS, OUTPUTS = ("pieces", "mask"), ("pairs", "reversal", "stages", "actors")


class Shipped(nn.Module):
    """The network in plain operations: words in 8 bits with a scale each, attention written out, one head for pairs."""

    def __init__(self, network: Network) -> None:
        """Take the weights of a trained network."""
        super().__init__()
        self.network = network
        scale = network.words.abs().amax(1, keepdim=True) / LARGEST_CODE
        self.register_buffer("scale", scale)
        self.register_buffer("codes", torch.round(network.words / scale).to(torch.int8))
        self.pair = nn.Linear(network.pair.in_features, len(PAIRS))
        shared = network.domain.weight.repeat_interleave(len(DIRECTIONS), 0)
        shared = shared + network.direction.weight.repeat(len(DOMAINS), 1)
        self.pair.weight.data = (network.pair.weight + shared).detach()
        self.pair.bias.data = network.pair.bias.detach()

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return log-odds of pairs and reversal, logarithms of the shares of stages and actors."""
        words = self.codes[pieces].float() * self.scale[pieces]
        values = self.network.first_norm(words + self.network.places[: pieces.shape[1]])
        for layer in self.network.layers:
            values = layer.joined(values, _attended(layer, values, mask))
        sentence = pooled(values, mask)
        stages, actors = self.network.stage(sentence), self.network.actor(sentence)
        reversal = self.network.reversal(sentence)[:, 0]
        return self.pair(sentence), reversal, stages.log_softmax(1), actors.log_softmax(1)


def _attended(layer: Layer, values: Tensor, mask: Tensor) -> Tensor:
    query, key, value = (layer.parted(part(values)) for part in (layer.query, layer.key, layer.value))
    nearness = query @ key.transpose(2, 3) / math.sqrt(layer.part)
    return torch.softmax(nearness + (1 - mask)[:, None, None, :] * NEVER, -1) @ value


def export(network: Network, folder: Path) -> None:
    """Write `encoder.onnx` and `labels.json` into a folder; the same network gives the same bytes.

    The matrices have 7 bits, not 8: processors without VNNI add two products in 16 bits, and 8 bits would overflow
    there, so that machines would differ.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lengths = {0: "sentences", 1: "pieces"}
    with TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / NETWORK
        torch.onnx.export(
            Shipped(network).eval(),
            (torch.zeros(2, 5, dtype=torch.int64), torch.ones(2, 5)),
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=dict.fromkeys(INPUTS, lengths) | {name: {0: "sentences"} for name in OUTPUTS},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        _write_bare(onnx.load(small), folder / NETWORK)
    labels = {"pairs": PAIRS, "stages": STAGES, "actors": ACTORS}
    (folder / LABELS).write_text(json.dumps(labels, indent=2) + "\n", encoding="utf-8")


def _write_bare(model: onnx.ModelProto, path: Path) -> None:
    """Write a model without what says where it was made."""
    model.ClearField("doc_string")
    model.ClearField("metadata_props")
    for node in model.graph.node:
        node.ClearField("doc_string")
        node.ClearField("metadata_props")
    path.write_bytes(model.SerializeToString(deterministic=True))


def difference(network: Network, folder: Path, rows: list[Row]) -> str:
    """Return in a line how far the shipped encoder's log-odds of pairs lie from the network's own."""
    encoder = Encoder(folder)
    own = np.array([row["pairs"] for row in predict(network, Examples(rows, encoder.pieces))])
    opinions = encoder.opinions([EncoderInput(row["text"], row["hint"]) for row in rows])
    shipped = np.array([opinion.pairs for opinion in opinions])
    turned = int(((own > 0) != (shipped > 0)).sum())
    return (
        f"{len(rows)} sentences in 8 bits: log-odds off by {np.abs(own - shipped).mean():.3f} in the mean, "
        f"{turned} of {int((own > 0).sum())} likely pairs changed sides"
    )
