"""Find the dates that a folded text writes, and leave alone what only looks like one."""

import re
from dataclasses import dataclass

from nlp.actdate.forms import Forms


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written: where it stands, and the parts it gives; `counts` is -1 for ago, 1 for ahead."""

    start: int
    end: int
    counts: int
    parts: dict[str, str]


def written_dates(text: str, forms: Forms) -> list[Written]:
    """Return the dates of a folded text in order; no two overlap."""
    taken = [match.span() for trap in forms.traps for match in trap.finditer(text)]
    found: list[Written] = []
    for counts, pattern in forms.dates:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                found.append(Written(start, end, counts, _parts(match, forms)))
    return sorted(found, key=lambda one: one.start)


def _parts(match: re.Match[str], forms: Forms) -> dict[str, str]:
    parts = {}
    for name, written in match.groupdict().items():
        if written is not None:
            parts[name] = written if written.isdigit() or name in {"day", "year"} else forms.value(name, written)
    return parts
