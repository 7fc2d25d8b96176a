"""Does a place of a sanctions list lie in Serbia? Read by its words where the list gives no code."""

import re
from functools import cache, lru_cache
from typing import Any

from nlp.gazetteer.lookup import actors_called
from nlp.listings.lists import read_list

SERBIA = "serbia"
_SEAT = f"{SERBIA}-seat"


def in_serbia(kind: str, text: str, country: str | None) -> str | None:
    """Return the words that say that a place is Serbian, None where none do.

    A code decides where there is one. An address is Serbian by its country, or by the capital where it names none.
    """
    if country:
        return text or country if country.upper() == "RS" else None
    words = [part for part in (part.strip(" .()") for part in _splitter(kind).split(text)) if part]
    states = [(part, state) for part in words if (state := _state(part))]
    named = [part for part, state in states if state == SERBIA]
    if named:
        return named[0]
    if kind == "address" and not [state for _, state in states if state != _SEAT]:
        return next((part for part, state in states if state == _SEAT), None)
    return None


@lru_cache(maxsize=65536)
def _state(text: str) -> str | None:
    """Return the id of the state that a text names, by name, adjective or people, or of Serbia's capital."""
    found = [actor.id for actor, _ in actors_called(text) if actor.kind == "state" or actor.id == _SEAT]
    return found[0] if found else None


@cache
def _splitter(kind: str) -> re.Pattern[str]:
    if kind == "address":
        # A town's number and its country are parted by a comma, never by "and".
        return re.compile(r"[,;()]| - ")
    words: list[str] = places()["parted_by"]
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isalpha() else re.escape(word) for word in words))


def places() -> dict[str, Any]:
    """Return the words by which places are read."""
    return read_list("places")
