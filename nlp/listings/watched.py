"""Who is watched: persons and firms of Serbia, and those abroad on whom it depends."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.errors import BadInput
from nlp.gazetteer.lookup import names_of
from nlp.gazetteer.records import actors
from nlp.listings.lists import read_list


@dataclass(frozen=True, slots=True)
class Watched:
    """One who is watched, with the names to look for and the reason."""

    id: str
    kind: str
    names: tuple[str, ...]
    because: str

    @property
    def is_person(self) -> bool:
        """Whether it is a person, whose name needs a given name and a surname."""
        return self.kind == "person"


@cache
def watched() -> tuple[Watched, ...]:
    """Return all who are watched."""
    found = tuple(_from_gazetteer()) + tuple(_own())
    ids = [each.id for each in found]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise BadInput(f"watchlist.toml: {', '.join(twice)} stands there and in the gazetteer: take it out of one")
    return found


def _from_gazetteer() -> Iterator[Watched]:
    words = read_list("watchlist")
    because: dict[str, str] = words["because"]
    unknown = sorted(because.keys() - actors().keys())
    if unknown:
        raise BadInput(f"watchlist.toml, [because]: the gazetteer has no {', '.join(unknown)}")
    for actor in actors().values():
        is_ours = actor.partner == words["code"] and actor.kind in words["kinds"]
        if is_ours or actor.id in because:
            names = {name for names in names_of(actor).values() for name in names}
            yield Watched(actor.id, actor.kind, tuple(sorted(names)), because.get(actor.id, "of Serbia"))


def _own() -> Iterator[Watched]:
    for key, row in read_list("watchlist")["entity"].items():
        if row.keys() != {"kind", "names", "because"}:
            raise BadInput(f"watchlist.toml, [entity.{key}]: needs kind, names and because")
        yield Watched(key, row["kind"], tuple(row["names"]), row["because"])
