"""The narratives RS01 to RS10: which sentences of a text word one of them, by the rules of `serbian.toml`."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.narratives.framing import framing_of
from nlp.narratives.words import pattern_of, words_of

FILE = Path(__file__).parent / "serbian.toml"


@dataclass(frozen=True)
class Narrative:
    """A narrative: what it says, how a sentence that words it is told, and what speaks against it.

    A sentence words it where all term groups of a rule occur in it. `other` are sentences on the same matter that do
    not; `disarm_id` names a technique that the narrative is consistent with.
    """

    id: str
    title: str
    definition: str
    rules: tuple[tuple[str, ...], ...]
    counter_evidence: str
    disarm_id: str
    stix_id: str
    examples: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True)
class Worded:
    """A sentence (its number among the given) that words a narrative, and whose word it is."""

    narrative: str
    sentence: int
    framing: str


@cache
def narratives() -> dict[str, Narrative]:
    """Return the narratives by id; raise ValueError where a rule names no term group."""
    stored = tomllib.loads(FILE.read_text(encoding="utf-8"))
    terms = stored.pop("terms")
    found = {}
    for name, fields in stored.items():
        rules = tuple(map(tuple, fields.pop("rules")))
        strangers = {group for rule in rules for group in rule} - terms.keys()
        if strangers:
            raise ValueError(f"serbian.toml, [{name}]: no terms {', '.join(sorted(strangers))}")
        examples, other = tuple(fields.pop("examples")), tuple(fields.pop("other"))
        found[name] = Narrative(name, rules=rules, examples=examples, other=other, **fields)
    return found


def worded_in(sentences: Sequence[str]) -> list[Worded]:
    """Return where a text words a narrative; its sentences are given in order, the title first ('' where none)."""
    found = []
    for at, sentence in enumerate(sentences):
        found += [Worded(name, at, framing_of(sentences, at)) for name in narratives_of(sentence)]
    return found


def narratives_of(sentence: str) -> list[str]:
    """Return the narratives that a sentence words, whoever says it."""
    plain = " ".join(words_of(sentence))
    terms = _terms()
    return [
        name
        for name, narrative in narratives().items()
        if any(all(terms[group].search(plain) for group in rule) for rule in narrative.rules)
    ]


@cache
def _terms() -> dict[str, re.Pattern[str]]:
    stored = tomllib.loads(FILE.read_text(encoding="utf-8"))["terms"]
    return {group: pattern_of(entries) for group, entries in stored.items()}
