"""Whose word a sentence is: `asserted` by the text, `quoted`, `denied`, or repeated to be `debunked`."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nlp.narratives.words import pattern_of, words_of

FRAMINGS = ("asserted", "quoted", "denied", "debunked")
# Only these raise a candidate; the others say that somebody takes the narrative back.
RAISED = frozenset({"asserted", "quoted"})
# How far around a sentence a checker's words still speak of it, in sentences.
NEAR = 2
# A text with so many of a checker's words is about claims, not a carrier of them.
MANY = 4
_QUOTED_TEXT = re.compile(r"[\"„“”«»]")
_COLON = re.compile(r"^[^:]{2,60}:\s")


def framing_of(sentences: Sequence[str], at: int) -> str:
    """Return the framing of the sentence `at` among those of its text, the title first."""
    lists = _lists()
    plain = " ".join(words_of(sentences[at]))
    around = " ".join(words_of(" ".join([sentences[0], *sentences[max(0, at - NEAR) : at + NEAR + 1]])))
    if lists["debunk"].search(around) or checks_claims(sentences):
        return "debunked"
    if lists["deny"].search(plain):
        return "denied"
    if lists["quote"].search(plain) or _QUOTED_TEXT.search(sentences[at]) or _COLON.search(sentences[at]):
        return "quoted"
    return "asserted"


def checks_claims(sentences: Sequence[str]) -> bool:
    """Tell whether a text is about claims: a checker's words stand in several of its sentences."""
    return sum(1 for sentence in sentences if _lists()["debunk"].search(" ".join(words_of(sentence)))) >= MANY


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    stored = tomllib.loads((Path(__file__).parent / "framing.toml").read_text(encoding="utf-8"))
    return {name: pattern_of(entries) for name, entries in stored.items()}
