"""From a filled row of a sheet to a labelled row; every cell is checked against the codebook."""

import re
from typing import Any

from nlp.codebook import load
from nlp.codebook.schema import ACTORS, DIRECTIONS, STAGES
from nlp.errors import BadInput
from nlp.labelling.choice import text_id
from nlp.labelling.settings import settings
from nlp.labelling.sheet import FIELDS, SLOTS, Cells

Row = dict[str, Any]
STATE = re.compile("[A-Z]{2}")
BETWEEN = re.compile(r"[\s,;+]+")
LANGUAGE = re.compile(r"[a-z]{2}(-(Latn|Cyrl))?")
DAY = re.compile(r"(\d{4}-\d\d-\d\d)?")


def labelled_row(cells: Cells, place: str) -> Row | None:
    """Return a row in the form of the gold data, None where no label was given; `place` names file and line."""
    if text_id(cells["text"]) != cells["id"]:
        raise BadInput(f"{place}, column text: the text or the id was changed; take both from the first sheet")
    for column, pattern in (("lang", LANGUAGE), ("date", DAY), ("unit", re.compile("title|body"))):
        if not pattern.fullmatch(cells[column]):
            raise BadInput(f"{place}, column {column}: {cells[column]!r} is not what `pick` wrote")
    answer = _yes_or_no(cells, "has_signal", place)
    signals = [signal for slot in range(1, SLOTS + 1) if (signal := _signal(cells, slot, place))]
    if answer is None and not signals:
        return None
    if answer is False and signals:
        raise BadInput(f"{place}, column has_signal: says no, but a signal is filled in")
    if answer and not signals:
        raise BadInput(f"{place}, column domain_1: has_signal says yes; fill in the signal")
    pairs = [(signal["domain"], signal["direction"]) for signal in signals]
    for slot, pair in enumerate(pairs):
        if pair in pairs[:slot]:
            raise BadInput(f"{place}, column domain_{slot + 1}: {'/'.join(pair)} stands there twice")
    given = ("id", "lang", "date", "outlet", "source", "doc", "unit", "text", "context", "part")
    row: Row = {column: cells[column] for column in given}
    return row | {"signals": signals, "hard": _yes_or_no(cells, "hard", place) or False}


def _signal(cells: Cells, slot: int, place: str) -> Row | None:
    if not any(cells[f"{name}_{slot}"] for name in FIELDS):
        return None
    domains = tuple(domain.code for domain in load().domains)
    known = {"domain": domains, "direction": DIRECTIONS, "actor": ACTORS, "stage": STAGES}
    signal: Row = {}
    for name in FIELDS:
        column = f"{name}_{slot}"
        if name == "partner":
            signal[name] = _partners(cells[column], f"{place}, column {column}")
        elif name == "reversal":
            signal[name] = _yes_or_no(cells, column, place) or False
        else:
            signal[name] = cells[column].lower()
            if signal[name] not in known[name]:
                raise BadInput(f"{place}, column {column}: {cells[column]!r}; known are {', '.join(known[name])}")
    return signal


def _partners(cell: str, place: str) -> list[str]:
    sheet = settings().sheet
    partners = [code for code in BETWEEN.split(cell.upper()) if code]
    if not partners:
        raise BadInput(f"{place}: empty; write OTHER where no side is named")
    for code in partners:
        if code == sheet.own or not (STATE.fullmatch(code) or code in sheet.blocs):
            raise BadInput(f"{place}: {code!r} is no partner; write a state (DE) or {', '.join(sorted(sheet.blocs))}")
    return list(dict.fromkeys(partners))


def _yes_or_no(cells: Cells, column: str, place: str) -> bool | None:
    word, sheet = cells[column].lower(), settings().sheet
    if word and word not in sheet.yes | sheet.no:
        raise BadInput(f"{place}, column {column}: {cells[column]!r}; write yes or no")
    return word in sheet.yes if word else None
