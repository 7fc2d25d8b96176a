"""The lists about outlets that the field publishes as CSV, told apart by their columns and read as statements."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.errors import BadInput
from warehouse.outlets.statement import Statement, host_of

Row = dict[str, str]
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


@dataclass
class Given:
    """What a file gave: its list's name, the statements, and how many rows were left out, by reason."""

    kind: str
    statements: list[Statement] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    rows: int = 0


@cache
def settings() -> dict[str, Any]:
    """Return what `lists.toml` says."""
    return tomllib.loads(Path(__file__).with_name("lists.toml").read_text(encoding="utf-8"))


def read_list(path: Path, stated_on: str, host_of_name: Mapping[str, str]) -> Given:
    """Read a file; `host_of_name` has the host of an outlet that a list calls by name (`Sputnik Serbia`)."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = set(reader.fieldnames or ())
        kinds = [kind for kind, each in settings()["lists"].items() if columns >= set(each["columns"])]
        if not kinds:
            known = "; ".join(f"{name}: {', '.join(each['columns'])}" for name, each in settings()["lists"].items())
            raise BadInput(f"{path.name} is no list that is known: its columns must hold those of one of {known}")
        given = Given(kinds[0])
        rows = list(reader)
    given.rows = len(rows)
    source = settings()["lists"][given.kind]["source"]
    readers = {
        "state-media-matrix": _matrix,
        "sites-of-concern": _sites,
        "domains-joined": _domains,
        "euvsdisinfo-cases": _cases,
    }
    for host, outlet, what, value in readers[given.kind](rows, given.left_out, host_of_name):
        given.statements.append(Statement(host, what, value, source, stated_on, outlet))
    return given


def _usable(address: str, left_out: Counter[str]) -> str:
    """Return the host of an address that is its outlet's own; count why another is left out."""
    host = host_of(address)
    if not _HOST.fullmatch(host):
        left_out["no host"] += 1
        return ""
    if host in settings()["platforms"]:
        left_out["a platform"] += 1
        return ""
    return host


def _matrix(rows: list[Row], left_out: Counter[str], _: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        typology = row["Typology"].strip()
        if not typology or typology.endswith("?"):
            left_out["typology in doubt"] += 1
        elif host := _usable(row["URL"], left_out):
            outlet = row["Main assets"].strip()
            yield host, outlet, "typology", typology
            yield host, outlet, "state", row["Country"].strip()
            yield host, outlet, "owner", row["Media company"].strip() or outlet


def _sites(rows: list[Row], left_out: Counter[str], _: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    taken = settings()["lists"]["sites-of-concern"]["taken"]
    for row in rows:
        each = taken.get(row["Source"].strip())
        address = row["Domain"].strip().split("://")[-1]
        if each is None:
            left_out["a source that says nothing of the host"] += 1
        elif address.rstrip("/").count("/"):
            # A page on a host: the host itself is not the mirror.
            left_out["a page, not a host"] += 1
        elif host := _usable(address, left_out):
            yield host, row["Name"].strip() or host, each["what"], each["value"]


def _domains(rows: list[Row], left_out: Counter[str], _: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        count = int(row["euvsdisinfo_cases_2020"] or 0)
        if not count:
            left_out["no case"] += 1
        elif host := _usable(row["domain"], left_out):
            yield host, host, "cases", str(count)


def _cases(rows: list[Row], left_out: Counter[str], hosts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Count cases by host; a name that is no host counts for the host that the register knows it by."""
    cases: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in rows:
        named = [name.strip() for name in row["outlets"].split("+") if name.strip()]
        found = {hosts.get(name) or host_of(name): name for name in named}
        own = {host for host in found if _HOST.fullmatch(host) and host not in settings()["platforms"]}
        if not own:
            left_out["no outlet with a known host"] += 1
        cases.update(own)
        names |= {host: found[host] for host in own}
    for host, count in sorted(cases.items()):
        yield host, names[host], "cases", str(count)
