"""The words of dates.toml, folded, and the patterns made of them."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from spiders.cleantext import fold


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """Return the tables of words of dates.toml, every word folded."""
    return {
        name: {key: [fold(word) for word in words] for key, words in table.items()}
        for name, table in content().items()
        if name != "zones"
    }


@cache
def zones() -> dict[str, int]:
    """Return the minutes east of Greenwich of each named zone."""
    return {fold(name): minutes for name, minutes in content()["zones"].items()}


@cache
def content() -> dict[str, dict[str, Any]]:
    """Return dates.toml as it is."""
    return tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))


@cache
def any_of(table: str, key: str | None = None) -> str:
    """Return a pattern of all words of a table, or of one of its keys."""
    return alternatives([word for name, words in vocabulary()[table].items() if key in {None, name} for word in words])


def alternatives(words: list[str]) -> str:
    """Return a pattern of any of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def key_of(table: str, word: str) -> str:
    """Return the key under which a table of dates.toml lists a word."""
    return next(key for key, words in vocabulary()[table].items() if word in words)
