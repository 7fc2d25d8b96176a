"""A row of a file of texts: one JSON object a line, whose columns may have other names than ours."""

import html
import json
import re
from dataclasses import dataclass, fields
from typing import Any

from lxml.html import fragment_fromstring

from spiders.cleantext import fold, join_paragraphs, paragraphs_of
from spiders.errors import BadInput
from spiders.selected import block_texts

LONGEST_LINE = 20_000_000  # bytes; what is longer is no text of the press
TAG = re.compile(
    r"</?(?:a|p|br|div|span|[bui]|em|strong|img|figure|su[bp]|ul|ol|li|h\d|blockquote)\b[^<>]*(?:>|$)", re.IGNORECASE
)


class BadRow(Exception):
    """A row that cannot become a document."""

    def __init__(self, reason: str, detail: str) -> None:
        """Keep the quarantine reason."""
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Columns:
    """Which of a file's columns hold what: for each of our names theirs, tried in order."""

    id: tuple[str, ...] = ("id", "doc_id")
    outlet: tuple[str, ...] = ("outlet", "source")
    date: tuple[str, ...] = ("date",)
    lang: tuple[str, ...] = ("lang", "language")
    url: tuple[str, ...] = ("url", "url_or_path")
    title: tuple[str, ...] = ("title",)
    text: tuple[str, ...] = ("text",)
    author: tuple[str, ...] = ("author",)


def columns_from(text: str | None) -> Columns:
    """Return the columns that "url=link,text=body" names, the others as they are by default."""
    chosen: dict[str, tuple[str, ...]] = {}
    known = [field.name for field in fields(Columns)]
    for pair in filter(None, (text or "").split(",")):
        ours, _, theirs = (part.strip() for part in pair.partition("="))
        if ours not in known or not theirs:
            raise BadInput(f"--columns {pair!r}: write OURS=THEIRS with OURS one of {', '.join(known)}")
        chosen[ours] = (theirs,)
    return Columns(**chosen)


def row_values(line: bytes, columns: Columns) -> dict[str, str]:
    """Return the texts of a line under our names, empty where it has none; raise `BadRow` where it is not usable."""
    row = parse_row(line)
    values = {}
    for field in fields(Columns):
        names: tuple[str, ...] = getattr(columns, field.name)
        theirs = next((name for name in names if row.get(name) not in (None, "")), None)
        value = "" if theirs is None else row[theirs]
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise BadRow("missing-field", f"{theirs} is no text: {value!r}")
        values[field.name] = str(value)
    if not values["title"].strip() and not values["text"].strip():
        raise BadRow("no-text", "neither title nor text")
    if not slug(values["outlet"]):
        raise BadRow("missing-field", f"no {' or '.join(columns.outlet)}: a text needs its outlet")
    return values


def parse_row(line: bytes) -> dict[str, Any]:
    """Return the object on a line, or raise `BadRow`."""
    if len(line) > LONGEST_LINE:
        raise BadRow("too-large", f"{len(line)} bytes")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadRow("bad-encoding", f"not UTF-8: {error}") from error
    except (ValueError, RecursionError) as error:
        raise BadRow("bad-json", str(error)) from error
    if not isinstance(row, dict):
        raise BadRow("bad-json", f"a {type(row).__name__}, no object")
    return row


def plain(text: str) -> str:
    """Return the text in our paragraphs, without the markup that feeds leave in it."""
    if TAG.search(text):
        return join_paragraphs(block_texts(fragment_fromstring(text, create_parent="div")))
    return paragraphs_of(html.unescape(text))


def slug(outlet: str) -> str:
    """Return the name of a source as source files write it: "RT Balkan" gives rt_balkan, like the crawled one."""
    return re.sub(r"\W+", "_", fold(outlet)).strip("_")
