"""Who acts: the record of an actor, and the offices it held."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holding:
    """One term of office; `until` is the last day, None while it lasts, `since` None where it is not known."""

    office: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, bloc, institution, office, person, firm, project, place, party, medium or church.

    `partner` is the codebook's partner code (`RS` for Serbia's own); `camp` is west, east, neutral or serbia
    (codebook, rule 16); `side` is serbia, partner or domestic, the codebook's actor field when this actor acts alone.
    """

    id: str
    name: str
    kind: str
    partner: str
    camp: str
    side: str
    wikidata: str | None = None
    holdings: tuple[Holding, ...] = ()
