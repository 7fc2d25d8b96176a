"""References to decisions in a sentence: `(CFSP) 2022/265`, `2012/635/CFSP`, lists of them, with the day of each."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.cfsp.day import Day, days_in
from nlp.cfsp.words import any_of, read_words

_NUMBER = re.compile(
    r"(?P<prefix>\((?:cfsp|pesc|zsbp|zvsp|zbp|gasp)\)\s*)?(?<![\d/])(?P<year>(?:19|20)\d\d)\s?/\s?(?P<number>\d{1,5})"
    r"(?P<suffix>\s?/\s?cfsp)?(?P<note>\s?(?:\[\d{1,2}\]|\(\d\)|\*+)|(?<=cfsp)\d)?(?![\d/])"
)
_LIST = re.compile(r"[\s,;]*(?:(?:and|i|te|as well as|kao i)\s*)?(?:\(cfsp\)\s*)?")
_DAY_BEHIND = re.compile(r"[\s,]*(?:adopted |usvojen\w+ |donet\w+ )?(?:of|on|from|dated|od|dana)?\s*(?:the )?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A decision's number as a sentence prints it, where it stands in the folded sentence, and its day if told.

    `is_marked` says that the number ends beyond doubt: a footnote mark or `/CFSP` follows.
    """

    year: int
    digits: str
    act: str
    is_marked: bool
    start: int
    end: int
    day: Day | None = None

    @property
    def printed(self) -> str:
        """The number as printed."""
        return f"{self.year}/{self.digits}"


def references_in(key: str) -> list[Reference]:
    """Return the CFSP decisions that a folded sentence names, in order; regulations and resolutions are none."""
    found: list[Reference] = []
    for match in _NUMBER.finditer(key):
        before = key[: match.start()]
        is_listed = bool(found) and _LIST.fullmatch(key, found[-1].end, match.start()) is not None
        is_cfsp = bool(match["prefix"] or match["suffix"]) or bool(_behind("decision").search(before)) or is_listed
        if is_cfsp and not _behind("other_act").search(before):
            is_marked = bool(match["suffix"] or match["note"])
            act = found[-1].act if is_listed and not match["suffix"] else _act(before)
            found.append(Reference(int(match["year"]), match["number"], act, is_marked, match.start(), match.end()))
    return [_with_day(key, found, at) for at in range(len(found))]


@cache
def _behind(name: str) -> re.Pattern[str]:
    """Return a pattern for words of a list right before a number."""
    return re.compile(
        rf"\b(?:{'|'.join(read_words()[name])})\s*(?:no\.?|br\.?|broj)?\s*$".replace(r"\b(?:\(", r"(?:\(")
    )


def _act(before: str) -> str:
    kinds = {"implementing": "implementing decision", "common_position": "common position"}
    tail = before[-60:]
    return next(
        (kind for name, kind in kinds.items() if any(re.search(pattern, tail) for pattern in read_words()[name])),
        "decision",
    )


def _with_day(key: str, found: list[Reference], at: int) -> Reference:
    day = _day_of(key, found, at)
    one = found[at]
    return Reference(one.year, one.digits, one.act, one.is_marked, one.start, one.end, day)


def _day_of(key: str, found: list[Reference], at: int) -> Day | None:
    """Return the day of a decision: right behind it or the list it stands in, behind it with a verb, or before it."""
    one = found[at]
    until = found[at + 1].start if at + 1 < len(found) else len(key)
    days = days_in(key)
    told = _right_behind(key, found, at, days)
    if told:
        return told
    for day in days:
        if one.end <= day.start < until and not day.is_other and any_of("adopt").search(key, one.end, day.start):
            return day
    before = [day for day in days if day.end <= one.start and not day.is_other]
    return before[-1] if before else None


def _right_behind(key: str, found: list[Reference], at: int, days: list[Day]) -> Day | None:
    end = found[at].end
    day = next((day for day in days if day.start >= end), None)
    if day and _DAY_BEHIND.fullmatch(key, end, day.start):
        return day
    is_joined_to_next = at + 1 < len(found) and is_joined(key[end : found[at + 1].start])
    return _right_behind(key, found, at + 1, days) if is_joined_to_next else None


def is_joined(gap: str) -> bool:
    """Tell whether what stands between two decisions makes a list of them; "X implementing Decision Y" is none."""
    return is_glue(gap) and not re.match(r"(?:[\W\d]|\[\d+\])*implementing", gap)


def is_glue(gap: str) -> bool:
    """Tell whether the words between two decisions, or a verb and a decision, only join them."""
    rest = gap
    for day in reversed(days_in(gap)):
        rest = rest[: day.start] + rest[day.end :]
    return not re.sub(r"[\W\d_]+", "", any_of("glue").sub("", re.sub(r"\[\d+\]", "", rest)))
