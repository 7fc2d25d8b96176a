"""The network that is trained: the layers of the base model, and heads for pairs, reversal, stages and actors."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp.codebook.schema import ACTORS, DIRECTIONS, STAGES
from nlp.training.encoder.base import Base
from nlp.training.encoder.labels import DOMAINS, PAIRS

# A sentence has at most 112 pieces and a hint 40.
PLACES = 160
DROPOUT, HEAD_SPREAD = 0.1, 0.02
# Far below any value of a layer, so that filling never is the largest.
NEVER = -1e4


class Outputs(NamedTuple):
    """What the heads say, before any softmax: pairs (b, 33), reversal (b), stages (b, 5), actors (b, 4)."""

    pairs: Tensor
    reversal: Tensor
    stages: Tensor
    actors: Tensor


class Layer(nn.Module):
    """One layer of the encoder: attention, then two wide linear maps, each added and normalised."""

    def __init__(self, base: Base, number: int) -> None:
        """Take the weights of a layer of the base model."""
        super().__init__()
        hidden, feed = base.sizes.hidden, base.sizes.feed
        self.heads, self.part = base.sizes.heads, hidden // base.sizes.heads
        self.query = _linear(base, f"l{number}.q", hidden, hidden)
        self.key = _linear(base, f"l{number}.k", hidden, hidden)
        self.value = _linear(base, f"l{number}.v", hidden, hidden)
        self.mixed = _linear(base, f"l{number}.ao", hidden, hidden)
        self.mixed_norm = _norm(base, f"l{number}.aln")
        self.wide = _linear(base, f"l{number}.fi", feed, hidden)
        self.narrow = _linear(base, f"l{number}.fo", hidden, feed)
        self.narrow_norm = _norm(base, f"l{number}.oln")
        self.drop = nn.Dropout(DROPOUT)

    def parted(self, values: Tensor) -> Tensor:
        """Return (b, heads, l, part) of (b, l, hidden)."""
        batch, length, _ = values.shape
        return values.view(batch, length, self.heads, self.part).transpose(1, 2)

    def attended(self, values: Tensor, mask: Tensor) -> Tensor:
        """Return what each head sees: (b, heads, l, part); `mask` (b, l) is true where there is no filling."""
        query, key, value = (self.parted(part(values)) for part in (self.query, self.key, self.value))
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])

    def joined(self, values: Tensor, seen: Tensor) -> Tensor:
        """Return the layer's values (b, l, hidden) from those below and what the heads saw."""
        values = self.mixed_norm(values + self.drop(self.mixed(seen.transpose(1, 2).reshape(values.shape))))
        widened = functional.gelu(self.wide(values))
        result: Tensor = self.narrow_norm(values + self.drop(self.narrow(widened)))
        return result


class Network(nn.Module):
    """Base encoder and heads. Words and places are not trained and no part of a checkpoint."""

    def __init__(self, base: Base, kept: list[int]) -> None:
        """Take the base model's weights; `kept` are the numbers of the pieces of the vocabulary, in its order."""
        super().__init__()
        hidden = base.sizes.hidden
        words = base.matrix("emb.word", base.sizes.words, hidden)[kept]
        places = base.vector("emb.pos").reshape(-1, hidden)[:PLACES] + base.vector("emb.type").reshape(-1, hidden)[0]
        self.register_buffer("words", torch.from_numpy(words), persistent=False)
        self.register_buffer("places", torch.from_numpy(places), persistent=False)
        self.first_norm = _norm(base, "emb.ln").requires_grad_(requires_grad=False)
        self.layers = nn.ModuleList([Layer(base, number) for number in range(base.sizes.layers)])
        self.drop = nn.Dropout(DROPOUT)
        # A pair is rare; what it shares with its domain and with its direction is learned from all of their pairs.
        self.pair = nn.Linear(2 * hidden, len(PAIRS))
        self.domain = nn.Linear(2 * hidden, len(DOMAINS), bias=False)
        self.direction = nn.Linear(2 * hidden, len(DIRECTIONS), bias=False)
        self.stage, self.actor = nn.Linear(2 * hidden, len(STAGES)), nn.Linear(2 * hidden, len(ACTORS))
        self.reversal = nn.Linear(2 * hidden, 1)
        for head in (self.pair, self.domain, self.direction, self.stage, self.actor, self.reversal):
            nn.init.normal_(head.weight, std=HEAD_SPREAD)

    def start_from(self, rates: Tensor) -> None:
        """Let the pairs start from how often each occurs (33)."""
        with torch.no_grad():
            self.pair.bias.copy_(torch.log((rates + 1e-3) / (1 - rates)))

    def forward(self, pieces: Tensor, mask: Tensor) -> Outputs:
        """Return the heads' numbers of a batch; `pieces` and `mask` (true where there is no filling) are (b, l)."""
        values = self.first_norm(self.words[pieces] + self.places[: pieces.shape[1]])
        for layer in self.layers:
            values = layer.joined(values, layer.attended(values, mask))
        return self.read_off(self.drop(pooled(values.float(), mask)))

    def read_off(self, sentence: Tensor) -> Outputs:
        """Return what the heads make of sentences (b, 2 * hidden)."""
        shared = self.domain(sentence).repeat_interleave(len(DIRECTIONS), 1)
        shared = shared + self.direction(sentence).repeat(1, len(DOMAINS))
        reversal = self.reversal(sentence)[:, 0]
        return Outputs(self.pair(sentence) + shared, reversal, self.stage(sentence), self.actor(sentence))


def pooled(values: Tensor, mask: Tensor) -> Tensor:
    """Return (b, 2 * hidden): mean and maximum over the pieces of text and hint."""
    weight = mask.float()[..., None]
    mean = (values * weight).sum(1) / weight.sum(1)
    return torch.cat([mean, (values + (1 - weight) * NEVER).amax(1)], 1)


def _linear(base: Base, name: str, rows: int, columns: int) -> nn.Linear:
    linear = nn.Linear(columns, rows)
    linear.weight.data = torch.from_numpy(base.matrix(f"{name}.w", rows, columns))
    linear.bias.data = torch.from_numpy(base.vector(f"{name}.b"))
    return linear


def _norm(base: Base, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(base.sizes.hidden, base.epsilon)
    norm.weight.data = torch.from_numpy(base.vector(f"{name}.w"))
    norm.bias.data = torch.from_numpy(base.vector(f"{name}.b"))
    return norm
