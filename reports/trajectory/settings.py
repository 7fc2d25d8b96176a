"""What the index takes as given: the declared settings, the tagger's counted errors, and the version of all that."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reports.errors import BadInput

FOLDER = Path(__file__).parent
FINGERPRINTED = ("*.py", "*.toml", "*.sql")
NUMBER = "1"
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Model:
    """Section `model` of `settings.toml`, and the two lists that only one domain needs."""

    weeks: int
    draws: int
    tagger_draws: int
    points: int
    reach: float
    start_sd: float
    step_sd: tuple[float, ...]
    jump_chance: float
    jump_sd: float
    concentration: tuple[float, ...]
    week_sd: tuple[float, ...]
    middle: tuple[float, ...]
    regime_offset: tuple[float, ...]


@dataclass(frozen=True)
class Change:
    """How a change is looked for: weeks, log-odds and probability (section `change`)."""

    near: int
    far: int
    shift: float
    alarm: float
    recent: int
    before: int
    critical: float
    power: float


@dataclass(frozen=True)
class Coverage:
    """When a source is missing and what is withheld then (section `coverage`)."""

    normal_weeks: int
    least_weeks: int
    share: float
    lost: float
    memory: int


@dataclass(frozen=True)
class Settings:
    """All that is declared; `weights` has a domain's share of the composite, in the order of the domains."""

    model: Model
    change: Change
    coverage: Coverage
    weights: dict[str, float]
    weight_concentration: float


def read_settings(path: Path = FOLDER / "settings.toml") -> Settings:
    """Return the settings of a file; raise `BadInput` where the weights are no shares of one whole."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {"middle": content["un_votes"]["middle"], "regime_offset": content["sanctions"]["regime_offset"]}
    weights: dict[str, float] = content["weights"]["share"]
    if abs(sum(weights.values()) - 1) > 1e-9 or min(weights.values()) <= 0:
        raise BadInput(f"{path}: the shares in [weights.share] must be positive and sum to 1")
    if weights.keys() != content["weights"]["reason"].keys():
        raise BadInput(f"{path}: [weights.reason] must give a reason for every share")
    return Settings(
        model=Model(**{key: _frozen(value) for key, value in (content["model"] | lists).items()}),
        change=Change(**content["change"]),
        coverage=Coverage(**content["coverage"]),
        weights=weights,
        weight_concentration=content["weights"]["concentration"],
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def read_sensitivity(path: Path = FOLDER / "sensitivity.toml") -> Counts:
    """Return the tagger's counted errors by language."""
    counts: Counts = tomllib.loads(path.read_text(encoding="utf-8"))
    return counts


@cache
def model_version() -> str:
    """Return the version of what decides the figures: a number, and a digest of code, settings and queries."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in FINGERPRINTED for path in FOLDER.rglob(pattern)):
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{NUMBER}+{digest.hexdigest()[:12]}"
