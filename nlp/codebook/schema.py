"""What a codebook file may hold, and the checks that name the file and the key."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from nlp.errors import BadInput

LANGUAGES = ("en", "sr", "ru")
DIRECTIONS = ("west", "east", "neutral")
ACTORS = ("serbia", "partner", "both", "domestic")
STAGES = ("call", "stance", "plan", "deal", "done")


@dataclass(frozen=True, slots=True)
class Rule:
    """A conjunction of conditions on one sentence, and the signal that it gives.

    `all` must hold (each may be `a|b`), none of `none` may. A condition is the name of a cue, `yes NAME` or `not NAME`
    where it must be affirmed or denied, or a feature such as `serbia`, `camp:east`, `speaker:partner`, `future`.
    A weak rule counts only where no other domain gives a signal; after one that `goes_on` the next rules are asked too.
    `direction` may be `camp` (that of the partner), `against` (the other one) or `none` (no signal, and no further
    rule of the domain is asked); `stage` and `actor` may be `auto`, `stage` also `position`.
    """

    id: str
    all: tuple[str, ...]
    direction: str
    stage: str = "auto"
    actor: str = "auto"
    none: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    reversal: bool = False
    goes_on: bool = False
    is_weak: bool = False
    needs_serbia: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence written by us and the signals it must carry, as `domain/direction[/stage[/actor]]`; empty for none.

    `case` is the number of the hard case of the codebook that it shows; a `known_gap` is not decided rightly yet.
    """

    text: str
    lang: str
    signals: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    context: str = ""
    known_gap: bool = False
    case: str = ""


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain of the codebook: what it means, its cues by language, its rules in order, its examples."""

    code: str
    definition: str
    west: str
    east: str
    neutral: str
    cues: Mapping[str, Mapping[str, tuple[str, ...]]]
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...]


def read_table(kind: type[Any], table: Any, place: str) -> Any:
    """Make a record of a TOML table; unknown and missing keys raise BadInput that names the place and the key."""
    if not isinstance(table, Mapping):
        raise BadInput(f"{place}: must be a table")
    known = {field.name: field for field in fields(kind)}
    for key in table:
        if key not in known:
            raise BadInput(f"{place}: unknown key {key!r}; known are {', '.join(known)}")
    values = {}
    for name, field in known.items():
        if name in table:
            values[name] = _read_value(table[name], str(field.type), f"{place}: {name}")
    try:
        return kind(**values)
    except TypeError as error:
        missing = [name for name in known if name not in values]
        raise BadInput(f"{place}: a key is missing; look at {', '.join(missing)}") from error


def _read_value(value: Any, annotation: str, place: str) -> Any:
    if "tuple" in annotation:
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise BadInput(f"{place}: must be a list of texts")
        return tuple(value)
    if not isinstance(value, bool if "bool" in annotation else str):
        raise BadInput(f"{place}: must be {'true or false' if 'bool' in annotation else 'a text'}")
    return value


def read_cues(tables: Any, place: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return cues by name and language; a cue must be given in English and Serbian at least, or be language-free."""
    if not isinstance(tables, Mapping):
        raise BadInput(f"{place}: cues must be tables, one a name")
    cues: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, table in tables.items():
        if not isinstance(table, Mapping):
            raise BadInput(f"{place}: cue {name!r} must be a table of languages")
        for language in table:
            if language not in (*LANGUAGES, "any"):
                raise BadInput(f"{place}: cue {name!r}: unknown language {language!r}; known are en, sr, ru, any")
        cues[name] = {
            language: _read_value(written, "tuple", f"{place}: cue {name!r}: {language}")
            for language, written in table.items()
        }
    return cues
