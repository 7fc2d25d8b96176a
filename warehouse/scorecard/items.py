"""The scorecard's items, as `items.toml` describes them."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
RULES = {"rhythm": {"months"}, "deadline": {"due"}, "progress": {"months"}, "red_line": {"months"}, "licence": set()}
# What each query takes besides the day.
QUERIES: dict[str, set[str]] = {
    "acts": {"domains", "directions", "stages", "actors", "partners", "words"},
    "un_votes": set(),
    "declarations": {"country"},
    "licences": set(),
    "listings": set(),
    "lending": {"least_deals", "largest_share"},
}
_EVERY = {"item", "title", "query", "rule"}


@dataclass(frozen=True)
class Item:
    """One indicator: what it stands for, which query reads it with which values, and by which rule it is judged."""

    indicator: str
    item: str
    title: str
    query: str
    values: dict[str, Any]
    rule: str
    months: int
    due: date | None

    @property
    def is_red_line(self) -> bool:
        """Whether it is a red line and not a recommendation."""
        return self.rule == "red_line"


@cache
def items() -> tuple[Item, ...]:
    """Return all items, in the order of the file; raise ValueError where one lacks a field or has one too many."""
    table = tomllib.loads((FOLDER / "items.toml").read_text(encoding="utf-8"))
    return tuple(_item(key, row) for key, row in table.items())


def _item(key: str, row: dict[str, Any]) -> Item:
    wanted = _EVERY | QUERIES[row["query"]] | RULES[row["rule"]]
    if row.keys() != wanted:
        raise ValueError(f"items.toml, [{key}]: {', '.join(sorted(row.keys() ^ wanted))} missing or too many")
    values = {name: row[name] for name in QUERIES[row["query"]]}
    if "words" in values:
        values["patterns"] = [rf"\b({'|'.join(stems)})" for stems in values.pop("words")]
    return Item(key, row["item"], row["title"], row["query"], values, row["rule"], row.get("months", 0), row.get("due"))


def definitions_digest() -> str:
    """Return the SHA-256 of all that the scorecard is worked out by: the items, the queries and the rules."""
    digest = hashlib.sha256()
    for path in sorted([*FOLDER.glob("*.toml"), *FOLDER.glob("*.py"), *FOLDER.glob("indicators/*.sql")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
