"""Texts as files: lines `url:`, `date:` and `title:` (all may be left out), a blank line, the text."""

import re
from dataclasses import dataclass
from datetime import date

from nlp.errors import BadInput

_HEADER = re.compile(r"(url|date|title):[^\S\n]*(.*)")
_DAY = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text about alignment, as it was given; `stated_on` is the day of its publication, None where it is not told."""

    text: str
    title: str = ""
    url: str = ""
    stated_on: date | None = None
    document_id: str | None = None


def parse_text(content: str, name: str) -> Text:
    """Return a file's text; where no line gives the date, the file's name may (`2022-03-01 Belarus.txt`).

    Raise BadInput with the line where a date is none.
    """
    found: dict[str, str] = {}
    lines = content.lstrip("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        match = _HEADER.fullmatch(line)
        if not match:
            break
        found[match[1]] = match[2].strip()
        if match[1] == "date" and match[2].strip():
            day_of(match[2].strip(), f"{name}, line {number}, date")
    in_name = _DAY.search(name.rpartition("/")[2])
    written = found.get("date") or (in_name[1] if in_name else "")
    return Text(
        text="\n".join(lines[len(found) :]).strip(),
        title=found.get("title", ""),
        url=found.get("url", ""),
        stated_on=day_of(written, name) if written else None,
    )


def day_of(written: str, place: str) -> date:
    """Return the day of an ISO date or time; raise BadInput that names the place where it is none."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise BadInput(f"{place}: {written!r} is no day; write it like 2022-03-01") from error
