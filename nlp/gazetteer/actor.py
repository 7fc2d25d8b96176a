"""Who acts: the record of an actor, and the offices it held."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holding:
    """One term of office; `until` is its last day, None while it lasts; `since` is None where it is not known."""

    office: str
    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Tell whether the office was held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, bloc, institution, office, person, firm, project, place, party, medium or church.

    `partner` is the codebook's partner code (`RS` for Serbia's own); `camp` is west, east, neutral or serbia
    (codebook, rule 16); `side` is serbia, partner or domestic: the codebook's actor where this one acts alone.
    """

    id: str
    name: str
    kind: str
    partner: str
    camp: str
    side: str
    wikidata: str | None = None
    holdings: tuple[Holding, ...] = ()

    def offices_on(self, day: date) -> list[str]:
        """Return the offices held on a day."""
        return [holding.office for holding in self.holdings if holding.covers(day)]
