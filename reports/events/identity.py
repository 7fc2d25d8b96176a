"""Names of events that stay: through re-runs, later articles, and two events that turn out to be one."""

import hashlib
from collections.abc import Iterable, Sequence

Lineage = dict[str, str | None]


def id_of(signal_id: str) -> str:
    """Return the id of the event that a signal was the first account of."""
    return hashlib.sha256(signal_id.encode()).hexdigest()[:16]


def name_events(groups: Sequence[Sequence[str]], known: Iterable[str]) -> tuple[list[str], Lineage]:
    """Return an id for each group of signals, and what became of the known ids that no event bears any more.

    A group in order of time keeps the id of its earliest signal that ever opened an event; another id in it leads to
    that one. An id whose signal is gone leads to None.
    """
    known = set(known)
    names, lineage = [], dict[str, str | None].fromkeys(known)
    for signals in groups:
        borne = [name for name in map(id_of, signals) if name in known]
        names.append(borne[0] if borne else id_of(signals[0]))
        lineage |= dict.fromkeys(borne, names[-1])
    taken = set(names)
    return names, {old: new for old, new in sorted(lineage.items()) if old not in taken}
