"""Our own list of projects, or one in its form: TOML, a table a project."""

import tomllib
from pathlib import Path
from typing import Any

from warehouse.errors import BadInput
from warehouse.projects.rows import FOLDER, Project, Stage, day_of, layouts

REGISTER = FOLDER / "register.toml"
_NEEDED = frozenset({"name", "origin", "kind", "sector", "stages"})
_KNOWN = _NEEDED | {"value", "currency", "value_eur", "financier", "contractor", "state_guarantee", "actors"}
_STAGE_NEEDED = frozenset({"stage", "on", "source"})
_STAGE_KNOWN = _STAGE_NEEDED | {"url", "evidence"}


def read_register(path: Path) -> list[Project]:
    """Return the projects of a register; raise BadInput that names file, project and field."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error
    return [_project(f"{path}, [{key}]", key, row) for key, row in table.items()]


def _project(place: str, key: str, row: Any) -> Project:
    _check_fields(place, row, _NEEDED, _KNOWN)
    if row["kind"] not in layouts()["kinds"]:
        raise BadInput(f"{place}, kind: {row['kind']!r} is none of {', '.join(layouts()['kinds'])}")
    if ("value" in row) != ("currency" in row):
        raise BadInput(f"{place}: value and currency go together")
    return Project(
        project_id=key,
        name=row["name"],
        origin=row["origin"],
        kind=row["kind"],
        sector=row["sector"],
        value=row.get("value"),
        currency=row.get("currency"),
        value_eur=row.get("value_eur", row.get("value") if row.get("currency") == "EUR" else None),
        financier=row.get("financier"),
        contractor=row.get("contractor"),
        state_guarantee=row.get("state_guarantee"),
        is_counted=True,
        stages=tuple(_stage(f"{place}, stages", one) for one in row["stages"]),
        actors=tuple(row.get("actors", ())),
    )


def _stage(place: str, row: Any) -> Stage:
    _check_fields(place, row, _STAGE_NEEDED, _STAGE_KNOWN)
    if row["stage"] not in layouts()["stages"]:
        raise BadInput(f"{place}, stage: {row['stage']!r} is none of {', '.join(layouts()['stages'])}")
    happened_on, precision = day_of(str(row["on"]), f"{place}, on")
    return Stage(row["stage"], happened_on, precision, row.get("evidence"), row["source"], row.get("url"))


def _check_fields(place: str, row: Any, needed: frozenset[str], known: frozenset[str]) -> None:
    if not isinstance(row, dict):
        raise BadInput(f"{place}: a table was expected")
    for name in sorted(needed - row.keys()):
        raise BadInput(f"{place}: {name} is missing")
    for name in sorted(row.keys() - known):
        raise BadInput(f"{place}: unknown field {name}; there are {', '.join(sorted(known))}")
