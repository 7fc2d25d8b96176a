"""Train the network in two steps, and predict: first on sentences that are cheap to come by, then on gold."""

import hashlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp.encoder.inputs import EncoderInput
from nlp.encoder.tokens import Pieces
from nlp.training.encoder.network import Network, Outputs

Row = dict[str, Any]
BATCH, READ_AT_ONCE, SORTED_AT_ONCE = 24, 48, 240
WARM_UP, LEAST_RATE = 60, 0.02
# Stage and actor are asked of a sentence with a signal only, and matter less than whether it has one.
SIDE_WEIGHT, DECAY, LONGEST_STEP = 0.3, 0.01, 1.0
STEPS_BETWEEN_LINES = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """How long a step goes over its rows, and how fast the layers and the heads move."""

    epochs: int
    rate: float
    head_rate: float


BASE = Plan(epochs=3, rate=8e-5, head_rate=1e-3)
GOLD = Plan(epochs=2, rate=6e-5, head_rate=3e-4)


class Examples:
    """Rows as numbers: pieces, and the targets of each head."""

    def __init__(self, rows: Sequence[Row], pieces: Pieces) -> None:
        """Cut the rows' texts and hints into pieces."""
        self.rows, self.filling = rows, pieces.end
        self.numbers = [pieces.numbers(EncoderInput(row["text"], row["hint"])) for row in rows]
        self.targets = Outputs(*(_floats(rows, key) for key in ("pairs", "reversal", "stages", "actors")))

    def batch(self, which: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Return piece numbers and the mask of what is no filling, both (rows, longest)."""
        longest = max(len(self.numbers[at]) for at in which)
        lists = [self.numbers[at] + [self.filling] * (longest - len(self.numbers[at])) for at in which]
        lengths = torch.tensor([len(self.numbers[at]) for at in which])
        return torch.tensor(lists), torch.arange(longest)[None] < lengths[:, None]


def _floats(rows: Sequence[Row], key: str) -> Tensor:
    return torch.tensor([row[key] for row in rows], dtype=torch.float32)


def fold_of(document: str, folds: int) -> int:
    """Return the fold of a document, the same on every machine."""
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % folds


def train(
    network: Network,
    examples: Examples,
    plan: Plan,
    *,
    seed: int,
    most_steps: int | None,
    say: Callable[[str], None],
) -> None:
    """Train the network on the examples; `say` gets a line every 40 steps."""
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - an order of rows, no secret
    layers = list(network.layers.parameters())
    heads = [value for name, value in network.named_parameters() if not name.startswith(("layers.", "first_norm."))]
    optimizer = torch.optim.AdamW([{"params": layers}, {"params": heads}], weight_decay=DECAY)
    total = plan.epochs * (len(examples.rows) // BATCH + 1)
    begun, losses = time.monotonic(), []
    network.train()
    for step, which in enumerate(_batches(examples, plan.epochs, order), 1):
        share = min(1.0, step / WARM_UP) * max(LEAST_RATE, 1 - (step - 1) / total)
        for group, rate in zip(optimizer.param_groups, (plan.rate, plan.head_rate), strict=True):
            group["lr"] = rate * share
        loss = _loss(network, examples, which)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(layers, LONGEST_STEP)
        optimizer.step()
        losses.append(loss.item())
        if step % STEPS_BETWEEN_LINES == 0 or step == most_steps:
            recent = losses[-STEPS_BETWEEN_LINES:]
            say(f"step {step} of {total}: loss {sum(recent) / len(recent):.3f}, {time.monotonic() - begun:.0f} s")
        if step == most_steps:
            return


def _batches(examples: Examples, epochs: int, order: random.Random) -> Iterator[list[int]]:
    """Yield the numbers of the rows of each batch; rows of like length go together."""
    rows = list(range(len(examples.rows)))
    for _ in range(epochs):
        order.shuffle(rows)
        batches = []
        for begin in range(0, len(rows), SORTED_AT_ONCE):
            part = sorted(rows[begin : begin + SORTED_AT_ONCE], key=lambda at: len(examples.numbers[at]))
            batches += [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
        order.shuffle(batches)
        yield from batches


def _loss(network: Network, examples: Examples, which: list[int]) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        found = network(*examples.batch(which))
    asked = [target[which] for target in examples.targets]
    pairs, reversal, stages, actors = (value.float() for value in found)
    loss = functional.binary_cross_entropy_with_logits(pairs, asked[0], reduction="none").sum(1).mean()
    loss = loss + functional.binary_cross_entropy_with_logits(reversal, asked[1])
    for value, target in ((stages, asked[2]), (actors, asked[3])):
        loss = loss - SIDE_WEIGHT * (target * value.log_softmax(1)).sum(1).mean()
    return loss


def predict(network: Network, examples: Examples) -> list[Row]:
    """Return for each row `id`, log-odds `pairs` and `reversal`, and logarithms of the shares of `stages`, `actors`."""
    network.eval()
    order = sorted(range(len(examples.rows)), key=lambda at: len(examples.numbers[at]))
    found: dict[int, Row] = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for begin in range(0, len(order), READ_AT_ONCE):
            which = order[begin : begin + READ_AT_ONCE]
            pairs, reversal, stages, actors = (value.float() for value in network(*examples.batch(which)))
            values = zip(pairs, reversal, stages.log_softmax(1), actors.log_softmax(1), strict=True)
            for at, heads in zip(which, values, strict=True):
                named = zip(("pairs", "reversal", "stages", "actors"), heads, strict=True)
                found[at] = {"id": examples.rows[at]["id"]} | {name: _rounded(head) for name, head in named}
    return [found[at] for at in range(len(examples.rows))]


def _rounded(values: Tensor) -> Any:
    return [round(value, 4) for value in values.tolist()] if values.dim() else round(values.item(), 4)


def save(network: Network, path: Path) -> None:
    """Write a checkpoint, whole or not at all."""
    beside = path.with_name(f".{path.name}")
    torch.save(network.state_dict(), beside)
    beside.replace(path)


def load_into(network: Network, path: Path) -> None:
    """Take the weights of a checkpoint."""
    network.load_state_dict(torch.load(path, weights_only=True))
