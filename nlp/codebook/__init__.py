"""The codebook: one TOML file a domain with definition, cues, rules and the sentences that test them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.codebook.schema import ACTORS, DIRECTIONS, STAGES, Domain, Example, Rule, read_cues, read_table
from nlp.errors import BadInput

FOLDER = Path(__file__).parent
SLOT = re.compile(r"\{(\w+)\}")
# What a sentence's reading adds to the cues it found; see nlp/reading.py.
FEATURE_KINDS = ("camp", "has", "speaker", "lead", "kind", "lang", "part", "place")
POLARITY = ("yes ", "not ")
FEATURES = frozenset({"serbia", "implied", "together", "speaker", "partner", "domestic"})


@dataclass(frozen=True, slots=True)
class Codebook:
    """All domains, and the cues that they share (`shared.toml`)."""

    domains: tuple[Domain, ...]
    shared: dict[str, dict[str, tuple[str, ...]]]

    def cues(self, language: str) -> list[tuple[str, str]]:
        """Return pairs of a full name (`sanctions.join`, `shared.meet`) and a cue for one language."""
        pairs = []
        groups = [("shared", self.shared), *((domain.code, domain.cues) for domain in self.domains)]
        for group, cues in groups:
            for name, by_language in cues.items():
                for cue in _cues_of(by_language, language):
                    pairs.append((f"{group}.{name}", self._filled(cue, language)))
        return pairs

    def _filled(self, cue: str, language: str) -> str:
        """Put the single-step cues of `{name}` into a cue in its place."""
        return SLOT.sub(lambda slot: self._alternatives(slot.group(1), language), cue)

    def _alternatives(self, name: str, language: str) -> str:
        if name not in self.shared:
            raise BadInput(f"shared.toml: no cue is called {name!r}, but a cue asks for {{{name}}}")
        return "|".join(cue for cue in _cues_of(self.shared[name], language) if " " not in cue)


def _cues_of(by_language: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return (*by_language.get(language, ()), *by_language.get("any", ()))


@lru_cache(maxsize=1)
def load() -> Codebook:
    """Return the codebook that ships with the package."""
    return read_folder(FOLDER)


def read_folder(folder: Path) -> Codebook:
    """Read `shared.toml` and every domain's file; rules come out with full cue names."""
    shared = read_cues(_read_toml(folder / "shared.toml"), "shared.toml")
    domains = [_read_domain(path, shared) for path in sorted(folder.glob("*.toml")) if path.stem != "shared"]
    codebook = Codebook(tuple(domains), shared)
    _check_names(codebook)
    return codebook


def _check_names(codebook: Codebook) -> None:
    """Raise BadInput where a rule asks for another domain's cue that does not exist."""
    known = {f"shared.{name}" for name in codebook.shared}
    known |= {f"{domain.code}.{name}" for domain in codebook.domains for name in domain.cues}
    for domain in codebook.domains:
        for rule in domain.rules:
            for part in (part for condition in (*rule.all, *rule.none) for part in condition.split("|")):
                name = part[4:] if part[:4] in POLARITY else part
                if "." in name and name not in known:
                    raise BadInput(f"{domain.code}.toml: rule {rule.id!r}: no cue is called {name!r}")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError as error:
        raise BadInput(f"{path.name}: the file is missing from the codebook") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name}: no valid TOML: {error}") from error


def _read_domain(path: Path, shared: dict[str, Any]) -> Domain:
    table = _read_toml(path)
    lists = {"rules": table.pop("rule", []), "examples": table.pop("example", [])}
    cues = read_cues(table.pop("cues", {}), path.name)
    for key in ("code", "definition", "west", "east", "neutral"):
        if not isinstance(table.get(key), str):
            raise BadInput(f"{path.name}: the key {key!r} is missing or no text")
    if unknown := set(table) - {"code", "definition", "west", "east", "neutral"}:
        raise BadInput(f"{path.name}: unknown key {min(unknown)!r}")
    if table["code"] != path.stem:
        raise BadInput(f"{path.name}: code is {table['code']!r}; it must be the file's name")
    rules = [read_table(Rule, rule, f"{path.name}: rule {number}") for number, rule in enumerate(lists["rules"], 1)]
    examples = [read_table(Example, row, f"{path.name}: example {n}") for n, row in enumerate(lists["examples"], 1)]
    checked = tuple(_named(rule, path, cues, shared) for rule in rules)
    return Domain(**table, cues=cues, rules=checked, examples=tuple(examples))


def _named(rule: Rule, path: Path, cues: dict[str, Any], shared: dict[str, Any]) -> Rule:
    place = f"{path.name}: rule {rule.id!r}"
    for key, value, known in (
        ("direction", rule.direction, (*DIRECTIONS, "camp", "against", "none")),
        ("stage", rule.stage, (*STAGES, "auto", "position")),
        ("actor", rule.actor, (*ACTORS, "auto")),
    ):
        if value not in known:
            raise BadInput(f"{place}: {key} is {value!r}; known are {', '.join(known)}")

    def full_name(name: str) -> str:
        if name in FEATURES or name.partition(":")[0] in FEATURE_KINDS:
            return name
        if name in cues:
            return f"{path.stem}.{name}"
        if name in shared:
            return f"shared.{name}"
        if "." in name:
            return name
        raise BadInput(f"{place}: no cue and no feature is called {name!r}")

    def full_condition(condition: str) -> str:
        parts = (part.strip() for part in condition.split("|"))
        return "|".join(part[:4] + full_name(part[4:]) if part[:4] in POLARITY else full_name(part) for part in parts)

    return replace(
        rule,
        id=f"{path.stem}.{rule.id}",
        all=tuple(full_condition(condition) for condition in rule.all),
        none=tuple(full_condition(condition) for condition in rule.none),
    )
