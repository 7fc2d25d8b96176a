"""Labels as the encoder learns them: which pairs a sentence has, its stages, its actors, and whether it turns back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nlp.codebook import load
from nlp.codebook.schema import ACTORS, DIRECTIONS, STAGES
from nlp.errors import BadInput

DOMAINS = tuple(domain.code for domain in load().domains)
# The order of the encoder's outputs; `labels.json` beside the weights says it too.
PAIRS = tuple(f"{domain}/{direction}" for domain in DOMAINS for direction in DIRECTIONS)
NONE, REVERSAL = "-", "R"


@dataclass(frozen=True, slots=True)
class Labels:
    """What a sentence says: pairs such as `energy/west`; one stage and one actor a signal, where they were labelled."""

    pairs: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    is_reversal: bool = False

    def __post_init__(self) -> None:
        """Raise BadInput on a value that the codebook does not know."""
        for values, known in ((self.pairs, PAIRS), (self.stages, STAGES), (self.actors, ACTORS)):
            for value in values:
                if value not in known:
                    raise BadInput(f"{value!r} is not in the codebook; known are {', '.join(known)}")

    def targets(self) -> dict[str, Any]:
        """Return numbers: `pairs` and `reversal` 0 or 1, `stages` and `actors` shares that sum to 1, or all 0."""
        return {
            "pairs": [int(pair in self.pairs) for pair in PAIRS],
            "reversal": int(self.is_reversal),
            "stages": _shares(self.stages, STAGES),
            "actors": _shares(self.actors, ACTORS),
        }


def _shares(values: tuple[str, ...], known: tuple[str, ...]) -> list[float]:
    return [round(values.count(value) / len(values), 4) if values else 0.0 for value in known]


def labels_of_signals(signals: Iterable[Mapping[str, Any]]) -> Labels:
    """Return the labels of signals in the codebook's fields (`domain`, `direction`, `stage`, `actor`, `reversal`)."""
    found = list(signals)
    return Labels(
        tuple(f"{signal['domain']}/{signal['direction']}" for signal in found),
        tuple(signal["stage"] for signal in found),
        tuple(signal["actor"] for signal in found),
        any(signal["reversal"] for signal in found),
    )


def labels_of_text(written: str) -> Labels:
    """Read `domain/direction/PARTNER,PARTNER/actor/stage[/R]`, several joined by `;`; `-` is no signal."""
    signals = []
    for signal in written.split(";") if written != NONE else []:
        parts = signal.strip().split("/")
        if len(parts) not in {5, 6} or parts[5:] not in ([], [REVERSAL]):
            raise BadInput(f"{signal.strip()!r} is no label: write domain/direction/PARTNER/actor/stage, and /R")
        domain, direction, _, actor, stage = parts[:5]
        fields = {"domain": domain, "direction": direction, "actor": actor, "stage": stage}
        signals.append(fields | {"reversal": len(parts) == 6})
    return labels_of_signals(signals)


def labels_of_example(signals: Iterable[str]) -> Labels:
    """Read what an example of the codebook's files says: `domain/direction[/stage[/actor]]`."""
    parts = [signal.split("/") for signal in signals]
    return Labels(
        tuple("/".join(part[:2]) for part in parts),
        tuple(part[2] for part in parts if len(part) > 2),
        tuple(part[3] for part in parts if len(part) > 3),
    )
