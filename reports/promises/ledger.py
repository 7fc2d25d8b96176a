"""The ledger of promises: events at stance or plan, and the later deeds of the same matter.

A plan of any state, and a position that Serbia declared, opens a promise; saying it again repeats it. A later deed of
the same domain, partner and matter keeps it when it leads the same way and breaks it when it leads the other; a
reversal that leads the other way breaks it at any stage but a call.
"""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Matter = dict[str, float]
WORDS, DEEDS = frozenset({"stance", "plan"}), frozenset({"deal", "done"})
OPPOSITE = {"west": "east", "east": "west"}


@dataclass
class Promise:
    """A promise as it stands so far."""

    promise_id: str
    event: Row
    matter: Matter
    size: float
    last_said_on: date
    steps: list[tuple[Row, str, float | None]] = field(default_factory=list)
    closing: tuple[Row, str] | None = None

    @property
    def lapses_on(self) -> date:
        """The last day on which the promise stands, if nothing happens."""
        return self.last_said_on + timedelta(days=settings()["lapse_days"][self.event["stage"]])

    def stands_on(self, day: date) -> bool:
        """Tell whether the promise is neither closed nor lapsed on a day."""
        return self.closing is None and day <= self.lapses_on


@cache
def settings() -> Row:
    """Return the declared numbers of `settings.toml`."""
    return tomllib.loads(Path(__file__).with_name("settings.toml").read_text(encoding="utf-8"))


def keep_ledger(
    events: Iterable[Row], matters: Mapping[str, Matter], as_of: date | None
) -> tuple[list[Row], list[Row]]:
    """Return the rows of promises and of their events, from events in order of time; ages are as of a day."""
    ledger = Ledger()
    for event in events:
        ledger.take(event, _matter_of(matters[event["event_id"]]))
    promises = [_row(promise, as_of or promise.last_said_on) for promise in ledger.promises]
    steps = [
        {"promise_id": promise.promise_id, "event_id": event["event_id"], "role": role, "score": score}
        for promise in ledger.promises
        for event, role, score in promise.steps
    ]
    return promises, steps


class Ledger:
    """Promises in the order in which they were opened, and the open ones by domain and term."""

    def __init__(self) -> None:
        """Open an empty ledger."""
        self.promises: list[Promise] = []
        # Numbers of promises; of those that no longer stand until they are next met.
        self._open: dict[tuple[str, str], list[int]] = defaultdict(list)

    def take(self, event: Row, matter: Matter) -> None:
        """Let an event open, repeat, keep or break a promise."""
        if event["stage"] == "call" or event["actor"] == "domestic":
            return
        found = self._same_matter(event, matter)
        against = [(score, promise) for score, promise in found if _leads_other_way(event, promise)]
        along = [(score, promise) for score, promise in found if promise.event["direction"] == event["direction"]]
        if against and (event["stage"] in DEEDS or event["reversal"]):
            self._close(*against[0], event, "broken")
        if event["stage"] in DEEDS:
            if along:
                self._close(*along[0], event, "kept")
        elif along:
            score, promise = along[0]
            promise.last_said_on = event["happened_on"]
            promise.steps.append((event, "repeated", score))
        elif event["stage"] == "plan" or event["actor"] != "partner":
            self._add(event, matter)

    def _add(self, event: Row, matter: Matter) -> None:
        name = hashlib.sha256(f"promise {event['event_id']}".encode()).hexdigest()[:16]
        promise = Promise(name, event, matter, sum(matter.values()), event["happened_on"], [(event, "opened", None)])
        for term in matter:
            self._open[event["domain"], term].append(len(self.promises))
        self.promises.append(promise)

    def _close(self, score: float, promise: Promise, event: Row, role: str) -> None:
        promise.closing = (event, role)
        promise.steps.append((event, role, score))

    def _same_matter(self, event: Row, matter: Matter) -> list[tuple[float, Promise]]:
        """Return the standing promises of an event's matter, the most alike first."""
        shared: dict[int, float] = defaultdict(float)
        for term, weight in matter.items():
            for number in self._standing(event, term):
                shared[number] += weight
        size, prior, least = sum(matter.values()), settings()["prior"], settings()["same_matter"]
        found = []
        for number, weight in shared.items():
            promise = self.promises[number]
            score = weight / (prior + min(size, promise.size))
            is_earlier = promise.event["happened_on"] < event["happened_on"]
            if score >= least and is_earlier and set(promise.event["partner"]) & set(event["partner"]):
                found.append((score, promise))
        return sorted(found, key=lambda pair: (-pair[0], pair[1].promise_id))

    def _standing(self, event: Row, term: str) -> list[int]:
        key = (event["domain"], term)
        if key not in self._open:
            return []
        day = event["happened_on"]
        self._open[key] = [number for number in self._open[key] if self.promises[number].stands_on(day)]
        return self._open[key]


def _leads_other_way(event: Row, promise: Promise) -> bool:
    return bool(OPPOSITE.get(event["direction"]) == promise.event["direction"])


def _matter_of(terms: Matter) -> Matter:
    left_out, least = set(settings()["not_matter"]), settings()["least_weight"]
    return {
        term: weight for term, weight in terms.items() if weight >= least and term.partition(":")[0] not in left_out
    }


def _row(promise: Promise, as_of: date) -> Row:
    event, status = promise.closing or ({"event_id": None, "happened_on": None}, "open")
    if status == "open" and promise.lapses_on < as_of:
        status = "lapsed"
    end = event["happened_on"] or min(as_of, promise.lapses_on)
    closing = {
        f"{role}_{key}": event[name] if status == role else None
        for role in ("kept", "broken")
        for key, name in (("event_id", "event_id"), ("on", "happened_on"))
    }
    return {
        "promise_id": promise.promise_id,
        "event_id": promise.event["event_id"],
        "opened_on": promise.event["happened_on"],
        "said": sum(role in {"opened", "repeated"} for _, role, _ in promise.steps),
        "last_said_on": promise.last_said_on,
        **closing,
        "status": status,
        "age_days": (end - promise.event["happened_on"]).days,
    }
