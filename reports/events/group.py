"""Accounts become events, in the order of time."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from reports.events.pairs import Scores
from reports.events.settings import Settings


class Place(NamedTuple):
    """Where an account stands in time; `days` is how long events of its stage may last."""

    account: int
    day: date
    days: int


def group_accounts(
    places: Iterable[Place], scores: Scores, settings: Settings, fixed: Mapping[int, str] | None = None
) -> list[list[int]]:
    """Return the events, each a list of accounts, from accounts in order of time.

    Each account joins the event whose accounts it resembles most, if it resembles all of them, or opens one of its
    own. So a chain of look-alikes does not glue a month together (complete linkage), what is decided does not change
    when later accounts arrive, and the cost is that of the pairs scored. Accounts in `fixed` are in that event already.
    """
    groups = _Groups(settings)
    for place in places:
        name = (fixed or {}).get(place.account)
        alike = scores.get(place.account, {})
        groups.add(place, groups.number_of.get(name) if name else groups.best(place, alike), name)
    return groups.events


class _Groups:
    """Events so far, and where in them each account is."""

    def __init__(self, settings: Settings) -> None:
        self.link, self.least = settings.score["link"], settings.score["least"]
        self.events: list[list[int]] = []
        self.number_of: dict[str, int] = {}
        self._opened: list[Place] = []
        self._event_of: dict[int, int] = {}

    def best(self, place: Place, alike: Mapping[int, float]) -> int | None:
        """Return the number of the event that an account joins, None where it opens one."""
        best, best_mean = None, self.link
        for event in sorted({self._event_of[other] for other in alike if other in self._event_of}):
            opened = self._opened[event]
            if (place.day - opened.day).days > max(place.days, opened.days):
                continue
            values = [alike.get(member, 0.0) for member in self.events[event]]
            mean = sum(values) / len(values)
            if min(values) >= self.least and mean >= best_mean:
                best, best_mean = event, mean
        return best

    def add(self, place: Place, at: int | None, name: str | None) -> None:
        """Put an account into an event, or open one with it."""
        if at is None:
            at = len(self.events)
            self.events.append([])
            self._opened.append(place)
        if name:
            self.number_of[name] = at
        self.events[at].append(place.account)
        self._event_of[place.account] = at
