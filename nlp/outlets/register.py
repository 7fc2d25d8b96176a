"""The register as its TOML files say it."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_STATEMENT = {"what", "value", "source", "on"}


@dataclass(frozen=True)
class Said:
    """A statement: what it is about, its value, who says it, and when (a day, month or year); `host` narrows it."""

    what: str
    value: str
    source: str
    on: str
    host: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Outlet:
    """An outlet: the hosts it publishes on (with their subdomains), what is said of it.

    `known_as` are the names that lists call it by, each with the host that it stands for; `called` are those that texts
    credit it by, besides its name.
    """

    name: str
    hosts: tuple[str, ...]
    known_as: dict[str, str]
    called: tuple[str, ...]
    said: tuple[Said, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all outlets; raise ValueError where a statement lacks its source or date, or a host is there twice."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        found += [_outlet(path, entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["outlet"]]
    hosts = [host for outlet in found for host in outlet.hosts]
    twice = {host for host in hosts if hosts.count(host) > 1}
    if twice:
        raise ValueError(f"outlet register: {', '.join(sorted(twice))} twice")
    return tuple(found)


def register_digest() -> str:
    """Return a short SHA-256 of the register and the words that credit: it changes with any of them."""
    digest = hashlib.sha256()
    for path in [*sorted(FOLDER.glob("*.toml")), FOLDER.parent / "lexicons" / "credit.toml"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _outlet(path: Path, entry: dict[str, Any]) -> Outlet:
    name = str(entry["name"])
    said = []
    for each in entry["statements"]:
        if not each.keys() >= _STATEMENT or each.keys() - _STATEMENT - {"host", "note"}:
            raise ValueError(f"{path.name}, {name}: a statement needs what, value, source and on: {each}")
        said.append(Said(**each))
    return Outlet(
        name, tuple(entry["hosts"]), dict(entry.get("known_as", {})), tuple(entry.get("called", [])), tuple(said)
    )
