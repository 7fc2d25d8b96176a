"""The catalogue of markers: what each means (`markers.toml`), and how often its rule was right (`precision.toml`)."""

import tomllib
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
LAYERS = ("source", "distribution", "narrative", "claim")


@dataclass(frozen=True)
class MarkerKind:
    """A kind of marker; the measured figures are None where nothing was measured."""

    marker_id: str
    layer: str
    title: str
    definition: str
    scheme: str
    disarm_id: str | None = None
    stix_id: str | None = None
    precision: float | None = None
    precision_low: float | None = None
    precision_high: float | None = None
    base_rate: float | None = None
    measured_on: str | None = None
    rule_version: str | None = None

    def __post_init__(self) -> None:
        """Refuse a layer that no step fills."""
        if self.layer not in LAYERS:
            raise ValueError(f"markers.toml, [{self.marker_id}]: {self.layer!r} is no layer")


@cache
def marker_kinds() -> dict[str, MarkerKind]:
    """Return all kinds by id; raise TypeError where one lacks a field or has one too many."""
    kinds = tomllib.loads((FOLDER / "markers.toml").read_text(encoding="utf-8"))
    measured = FOLDER / "precision.toml"
    figures = tomllib.loads(measured.read_text(encoding="utf-8")) if measured.exists() else {}
    strangers = figures.keys() - kinds.keys()
    if strangers:
        raise ValueError(f"precision.toml: {', '.join(sorted(strangers))} not in markers.toml")
    return {name: MarkerKind(name, **kind, **figures.get(name, {})) for name, kind in kinds.items()}


def keep_marker_kinds(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the lake's catalogue the one of the files, inside the caller's transaction; nothing where it is already."""
    names = ", ".join(field.name for field in fields(MarkerKind))
    wanted = sorted((astuple(kind) for kind in marker_kinds().values()), key=str)
    there = connection.execute(f"select {names} from raw.marker_kind").fetchall()  # noqa: S608 - names of ours
    if sorted(there, key=str) != wanted:
        connection.execute("delete from raw.marker_kind")
        places = ", ".join("?" * len(fields(MarkerKind)))
        connection.executemany(f"insert into raw.marker_kind ({names}) values ({places})", wanted)  # noqa: S608 - names of ours
