"""The rules of the scorecard: from the acts known on a day to a status, the last evidence and the next due date."""

import calendar
from dataclasses import dataclass
from datetime import date

from warehouse.scorecard.items import Item

_DONE = frozenset({"deal", "done"})


@dataclass(frozen=True)
class Act:
    """What an indicator's query found: an event, vote, decision, licence or listing."""

    evidence_kind: str
    evidence_id: str
    happened_on: date
    stage: str
    direction: str
    reversal: bool
    evidence: str
    source_url: str | None
    until: date | None = None


@dataclass(frozen=True)
class Judgement:
    """How an indicator stands: the acts that count, the last of them, and when the next is due."""

    status: str
    acts: tuple[Act, ...]
    last: Act | None
    due_on: date | None


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, or the last of its month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def judge(item: Item, acts: list[Act], as_of: date) -> Judgement:
    """Judge an item by its rule; the acts are those known on the day."""
    rules = {
        "rhythm": _rhythm, "deadline": _deadline, "progress": _progress, "red_line": _red_line, "licence": _licence,
    }  # fmt: skip
    return rules[item.rule](item, sorted(acts, key=lambda act: (act.happened_on, act.evidence_id)), as_of)


def _recent(item: Item, acts: list[Act], as_of: date) -> tuple[Act, ...]:
    return tuple(act for act in acts if months_after(act.happened_on, item.months) >= as_of)


def _rhythm(item: Item, acts: list[Act], as_of: date) -> Judgement:
    """Judge what must recur: kept until so many months after the last time, overdue from then on."""
    last = acts[-1] if acts else None
    due = months_after(last.happened_on, item.months) if last else None
    status = "no evidence" if due is None else "kept" if due >= as_of else "overdue"
    return Judgement(status, _recent(item, acts, as_of), last, due)


def _deadline(item: Item, acts: list[Act], as_of: date) -> Judgement:
    """Judge what must be there by a day: met when it is signed or done, else open until the day and missed after."""
    if item.due is None:
        raise ValueError(f"{item.indicator}: a deadline without a day")
    met = [act for act in acts if act.stage in _DONE and not act.reversal]
    if met:
        return Judgement("met", tuple(acts), met[-1], item.due)
    status = "open" if as_of <= item.due else "missed"
    return Judgement(status, tuple(acts), acts[-1] if acts else None, item.due)


def _progress(item: Item, acts: list[Act], as_of: date) -> Judgement:
    """Judge what should move west: by the acts of the last months, and by what most of them do."""
    recent = _recent(item, acts, as_of)
    last = acts[-1] if acts else None
    if not recent:
        return Judgement("stalled" if acts else "no evidence", (), last, None)
    west = sum(act.direction == "west" for act in recent)
    east = sum(act.direction == "east" for act in recent)
    done = any(act.stage in _DONE and act.direction != "east" for act in recent)
    status = "away" if east > west else "mixed" if east and east == west else "moving" if done else "planned"
    return Judgement(status, recent, last, months_after(recent[-1].happened_on, item.months))


def _red_line(item: Item, acts: list[Act], as_of: date) -> Judgement:
    """Judge a red line: crossed by what is signed or done, threatened by a plan, within the last months."""
    recent = _recent(item, acts, as_of)
    crossing = [act for act in recent if level_of(act) == "crossed"]
    status = "crossed" if crossing else "threatened" if recent else "held"
    last = crossing[-1] if crossing else recent[-1] if recent else None
    return Judgement(status, recent, last, None)


def _licence(_: Item, acts: list[Act], as_of: date) -> Judgement:
    """Judge by the last licence of each scope: the next due date is the first last day of those in force."""
    in_force = [(act.until, act) for act in acts if act.until is not None and act.until >= as_of]
    if not in_force:
        return Judgement("expired" if acts else "no evidence", (), acts[-1] if acts else None, None)
    due, next_to_end = min(in_force, key=lambda pair: (pair[0], pair[1].evidence_id))
    return Judgement("in force", tuple(act for _, act in in_force), next_to_end, due)


def level_of(act: Act) -> str:
    """Return what an act does to a red line: crossed, or warning where it is a plan."""
    return "crossed" if act.stage in _DONE else "warning"
