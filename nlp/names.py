"""Are two names of one person or firm, across scripts, cases, spellings and transcriptions?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two names mean one (0 to 1), and why."""

    score: float
    reason: str


def same_name(first: str, second: str) -> Match:
    """Compare two names of a person or firm; 0.8 and more is a match."""
    raise NotImplementedError
