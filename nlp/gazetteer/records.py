"""Read the gazetteer's TOML files: actors, and the names they go by in each language.

Fields of an entry: `code` (partner code), `sr`, `en`, `ru` (names in the nominative, mark-up in `serbian_forms`), and
where needed `name`, `kind`, `side`, `camp`, `wikidata`, `near`, `since` (first day on which a bare surname means this
person), `alone` (false: a bare surname counts only where the full name stands too). A language's names are a list, or a
table: `name`, `alone` (surnames that stand alone), `adj`, `people`, `seat` (a place that stands for a state), `rare`
(ambiguous names, which count only with a word nearby that starts with one of `near`, folded).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nlp.errors import BadInput
from nlp.gazetteer.actor import Actor, Holding
from nlp.gazetteer.serbian_forms import plain

FOLDER = Path(__file__).parent
# Codebook, rule 16: who counts as west and east; everybody else is neutral.
WEST = frozenset(
    {"EU", "US", "NATO", "UK", "CA", "JP", "UA", "NO", "IS", "AU", "NZ"}
    | {"AT", "BE", "BG", "HR", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HU", "IE", "IT", "LT", "LU", "LV"}
    | {"MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
EAST = frozenset({"RU", "BY", "CN", "IR", "KP"})
# States whose people are called by their Serbian name, with its diacritics.
_OUR_SPELLING = frozenset({"RS", "BA", "ME", "HR", "SI"})
KINDS = {
    "states": "state", "blocs": "bloc", "institutions": "institution", "people": "person", "people_abroad": "person",
    "firms": "firm", "projects": "project", "media": "media", "places": "place", "parties": "party",
}  # fmt: skip
_DOMESTIC_KINDS = frozenset({"party", "media", "church", "person"})
# A misspelt field must not pass in silence.
_KNOWN = frozenset(
    ("code", "sr", "en", "ru", "name", "kind", "side", "camp", "wikidata", "near", "since", "offices", "alone")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor as its file describes it; `names` is names by language and form (`name`, `adj`, `people`, `rare`)."""

    actor: Actor
    names: dict[str, dict[str, list[str]]]
    near: tuple[str, ...] = ()
    since: date | None = None
    is_alone: bool = True


def camp_of(code: str) -> str:
    """Return the camp of a partner code."""
    if code == "RS":
        return "serbia"
    return "west" if code in WEST else "east" if code in EAST else "neutral"


def _side_of(code: str, kind: str) -> str:
    if code != "RS":
        return "partner"
    return "domestic" if kind in _DOMESTIC_KINDS else "serbia"


@cache
def entries() -> tuple[Entry, ...]:
    """Return all entries, in the order of the files."""
    return tuple(entry for file, kind in KINDS.items() for entry in _read(FOLDER / f"{file}.toml", kind))


@cache
def actors() -> dict[str, Actor]:
    """Return the actors by id."""
    found: dict[str, Actor] = {}
    for entry in entries():
        if entry.actor.id in found:
            raise BadInput(f"the gazetteer has two entries {entry.actor.id!r}: give one of them another id")
        found[entry.actor.id] = entry.actor
    return found


def _read(path: Path, kind: str) -> Iterator[Entry]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path.name}: {error}") from error
    for key, row in table.items():
        if row.keys() - _KNOWN or "code" not in row:
            raise BadInput(f"{path.name}, [{key}]: needs code, may have {', '.join(sorted(_KNOWN))}")
        yield from _entries_of(key, row, kind)


def _entries_of(key: str, row: dict[str, Any], kind: str) -> Iterator[Entry]:
    names: dict[str, dict[str, list[str]]] = {
        language: _by_form(row[language]) for language in ("sr", "en", "ru") if language in row
    }
    kind, code = row.get("kind", kind), row["code"]
    actor = Actor(
        id=key,
        name=row.get("name")
        or _first_name(names, ("sr", "en") if kind == "person" and code in _OUR_SPELLING else ("en", "sr")),
        kind=kind,
        partner=code,
        camp=row.get("camp", camp_of(code)),
        side=row.get("side", _side_of(code, kind)),
        wikidata=row.get("wikidata"),
        holdings=tuple(
            Holding(term[0], term[1] or None, term[2] if len(term) > 2 else None) for term in row.get("offices", ())
        ),
    )
    seats: dict[str, dict[str, list[str]]] = {
        language: {"name": forms.pop("seat")} for language, forms in names.items() if "seat" in forms
    }
    yield Entry(actor, names, tuple(row.get("near", ())), row.get("since"), row.get("alone", True))
    if seats:
        seat = replace(
            actor, id=f"{key}-seat", name=_first_name(seats, ("en", "sr")), kind="place", wikidata=None, holdings=()
        )
        yield Entry(seat, seats)


def _by_form(names: list[str] | dict[str, list[str]]) -> dict[str, list[str]]:
    return {"name": names} if isinstance(names, list) else dict(names)


def _first_name(names: dict[str, dict[str, list[str]]], order: tuple[str, str]) -> str:
    forms = names.get(order[0]) or names.get(order[1]) or names["ru"]
    return plain(next(iter(forms.values()))[0])
