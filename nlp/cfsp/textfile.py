"""Texts as files: lines `url:`, `date:` and `title:` (all may be left out), a blank line, the text."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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


def files_of(path: Path) -> list[Path]:
    """Return the files of texts that a path means: itself, or the *.txt of a folder in order."""
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.txt"))
    if not files:
        raise BadInput(f"{path}: no *.txt in this folder")
    return files


def texts_of_files(files: Iterable[Path]) -> Iterator[Text]:
    """Yield the texts of files: *.jsonl has one a line, any other file is one; raise BadInput where one is not."""
    for path in files:
        try:
            content = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise BadInput(f"{path}: not UTF-8: {error}") from error
        if path.suffix == ".jsonl":
            for number, line in enumerate(content.splitlines(), 1):
                if line.strip():
                    yield parse_line(line, f"{path}, line {number}")
        else:
            yield parse_text(content, str(path))


def parse_line(line: str, place: str) -> Text:
    """Return the text of a JSON object with text, perhaps url, date and title; raise BadInput that names the field."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{place}: no JSON ({error})") from error
    if not isinstance(row, dict):
        raise BadInput(f"{place}: not a JSON object with url, date and text")
    for name in ("text", "url", "date", "title"):
        value = row.get(name)
        if not isinstance(value, str | None) or (name == "text" and not value):
            raise BadInput(f"{place}, field {name}: missing or no text")
    written = row.get("date")
    stated_on = day_of(written, f"{place}, field date") if written else None
    return Text(row["text"], row.get("title") or "", row.get("url") or "", stated_on)
