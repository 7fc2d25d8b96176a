"""Offices, the words for them, and who held one on a day."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from nlp.gazetteer.actor import Actor, Holding
from nlp.gazetteer.records import FOLDER, actors


@dataclass(frozen=True, slots=True)
class Office:
    """An office: a role (`president`) in a state or body (`serbia`), and titles that name it without either."""

    id: str
    name: str
    role: str
    of: str
    titles: dict[str, list[str]]


@cache
def offices() -> dict[str, Office]:
    """Return the offices by id."""
    table = tomllib.loads((FOLDER / "offices.toml").read_text(encoding="utf-8"))
    return {
        key: Office(
            key, row["name"], row["role"], row["of"], {tag: row[tag] for tag in ("sr", "en", "ru") if tag in row}
        )
        for key, row in table.items()
    }


@dataclass(frozen=True, slots=True)
class Role:
    """The words for a role; `is_bare`, `is_many` and `kind` as roles.toml explains them."""

    words: dict[str, list[str]]
    is_bare: bool
    is_many: bool
    kind: str


@cache
def roles() -> dict[str, Role]:
    """Return the roles by id."""
    table = tomllib.loads((FOLDER / "roles.toml").read_text(encoding="utf-8"))
    return {
        key: Role(
            {tag: row[tag] for tag in ("sr", "en", "ru") if tag in row},
            is_bare=row.get("bare", False),
            is_many=row.get("many", False),
            kind=row.get("kind", "office"),
        )
        for key, row in table.items()
    }


@cache
def _terms() -> dict[str, list[tuple[Actor, date, date]]]:
    terms: dict[str, list[tuple[Actor, date, date]]] = {}
    for actor in actors().values():
        for term in actor.holdings:
            terms.setdefault(term.office, []).append((actor, term.since or date.min, term.until or date.max))
    # The later of two terms that share a day holds the office: a successor takes over on his predecessor's last day.
    for held in terms.values():
        held.sort(key=lambda term: term[1], reverse=True)
    return terms


def holder(office_id: str, on: date) -> Actor | None:
    """Return who held the office on a day; None where nobody is known, or several held it at once."""
    terms = [(actor, since) for actor, since, until in _terms().get(office_id, ()) if since <= on <= until]
    if len(terms) > 1 and terms[0][1] != on:
        return None
    return terms[0][0] if terms else None


def holders(office_id: str) -> list[tuple[Actor, Holding]]:
    """Return everybody known to have held an office, with the term, the earliest first."""
    held = [(actor, term) for actor in actors().values() for term in actor.holdings if term.office == office_id]
    return sorted(held, key=lambda pair: pair[1].since or date.min)


@cache
def office_of(role: str, body: str) -> Office | None:
    """Return the office of a role in a state or body (by actor id), or None."""
    return next((office for office in offices().values() if (office.role, office.of) == (role, body)), None)


def title_actor(role: str, body: Actor, on: date | None) -> tuple[Actor, str]:
    """Return whom a title means on a day, and the office's id; the bare office where the holder is not known."""
    office = office_of(role, body.id)
    known = roles().get(role)
    office_id = office.id if office else f"{body.id}-{role}"
    person = holder(office_id, on) if on and not (known and known.is_many) else None
    name = office.name if office else f"{role.replace('-', ' ')} of {body.name}"
    kind = known.kind if known else "office"
    return person or Actor(office_id, name, kind, body.partner, body.camp, body.side), office_id
