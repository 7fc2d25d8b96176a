"""One row of a sanctions list, and one that holds an error of its source."""

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a listed party; `kind` is name, alias, weak alias or former name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party belongs: `kind` is citizenship, country, jurisdiction, flag, address or birth place.

    `country` is an ISO 3166 alpha-2 code where the list gives one.
    """

    kind: str
    place: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of a list; `key` is what it is known by from one import to the next."""

    key: tuple[str, ...]
    programme: str
    entity_type: str
    names: tuple[Name, ...]
    source_url: str
    places: tuple[Place, ...] = ()
    entry_id: str | None = None
    framework: str | None = None
    act: str | None = None
    annex: str | None = None
    measure: str | None = None
    listed_on: date | None = None
    listed_text: str | None = None
    birth_date: str | None = None
    reason: str | None = None

    @property
    def name(self) -> str:
        """The name that the list puts first."""
        return self.names[0].name


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is kept apart for an error of its source, with all it says."""

    key: tuple[str, ...]
    line: int
    column: str
    name: str
    reason: str
    detail: str
    content: str


@dataclass(slots=True)
class Reading:
    """What a file holds: the whole of `scope`, which is a list or a part of one that is published on its own."""

    list_name: str
    scope: str
    issued_on: date | None = None
    listings: list[Listing] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def listing_id(list_name: str, scope: str, key: tuple[str, ...]) -> str:
    """Return the identity of a row: 16 hexadecimal digits."""
    return hashlib.sha256("\x1f".join((list_name, scope, *key)).encode()).hexdigest()[:16]
