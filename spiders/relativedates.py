"""Dates that count back from the time of reading: "pre 2 sata", "juče u 18:30", "yesterday"."""

import re
from datetime import datetime, timedelta, tzinfo
from functools import cache

from spiders.datewords import alternatives, any_of, key_of, vocabulary
from spiders.moment import Moment, moment_at, moment_on


def parse_relative(folded: str, zone: tzinfo, now: datetime) -> Moment | None:
    """Read a relative date in a folded text. Hours and days are of day precision, months of month precision."""
    for days, words in vocabulary()["days"].items():
        match = re.search(rf"\b(?:{alternatives(words)})\b", folded)
        if match:
            day = now.astimezone(zone).date() - timedelta(days=int(days))
            return moment_on(day, folded, match.start(), match.end(), zone)
    if re.search(rf"\b(?:{any_of('words', 'now')})\b", folded):
        return moment_at(now, zone)
    match = ago_pattern().search(folded)
    return match and ago(match, zone, now)


@cache
def ago_pattern() -> re.Pattern[str]:
    """Return the pattern of "pre [number] unit" and "number unit ago"."""
    number = rf"(?P<number>\d{{1,4}}|{any_of('numbers')})"
    units = any_of("units")
    return re.compile(
        rf"\b(?:{any_of('words', 'before')}) (?:{number} )?(?P<unit>{units})\b"
        rf"|\b{number.replace('number>', 'count>')} ?(?P<unit_ago>{units})\b\.? (?:{any_of('words', 'ago')})\b"
    )


def ago(match: re.Match[str], zone: tzinfo, now: datetime) -> Moment:
    """Return the moment that a match of `ago_pattern` means."""
    said = match["number"] or match["count"] or "1"
    number = int(said) if said.isdigit() else int(key_of("numbers", said))
    unit = key_of("units", match["unit"] or match["unit_ago"])
    if unit in {"second", "minute"}:
        return moment_at(now - timedelta(**{f"{unit}s": number}), zone)
    if unit in {"hour", "day", "week"}:
        return Moment("day", (now - timedelta(**{f"{unit}s": number})).astimezone(zone).date())
    return Moment("month" if unit == "month" else "year")
