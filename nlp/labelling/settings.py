"""The numbers and words of active labelling (`settings.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "settings.toml"


@dataclass(frozen=True, slots=True)
class Choice:
    """How sentences are chosen."""

    by_chance: float
    most_of_document: int
    fewest_words: int
    most_words: int
    most_alike: float
    thin: float
    spread: float


@dataclass(frozen=True, slots=True)
class Belief:
    """Probabilities to assume where nothing was calibrated."""

    found: float
    missed: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What cells may say; words are lower case."""

    yes: frozenset[str]
    no: frozenset[str]
    blocs: frozenset[str]
    own: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings."""

    choice: Choice
    belief: Belief
    sheet: Sheet


@cache
def settings() -> Settings:
    """Return the settings that come with the package."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    sheet = table["sheet"]
    yes, no, blocs = (frozenset(sheet[key]) for key in ("yes", "no", "blocs"))
    return Settings(Choice(**table["choice"]), Belief(**table["belief"]), Sheet(yes, no, blocs, sheet["own"]))
