"""EU listings as OpenSanctions transcribes them from the Official Journal: a CSV file for each legal act."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from warehouse.errors import BadInput
from warehouse.listings.csvrows import check_header, csv_rows, read_header, values_of
from warehouse.listings.dates import fault_of, is_partial, read_day
from warehouse.listings.listing import Listing, Name, Place, Reading, Refused

LIST = "eu-journal"
_REST = [
    "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", "name", "alias", "weakAlias",
    "previousName", "country", "nationality", "jurisdiction", "birthDate", "birthPlace", "position", "passportNumber",
    "gender", "appearance", "ethnicity", "fatherName", "motherName", "incorporationDate", "legalForm", "sector",
    "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "kppCode", "okpoCode", "leiCode",
    "swiftBic", "ticker", "imoNumber", "mmsi", "flag", "address", "phone", "email", "website", "notes",
]  # fmt: skip
CONSOLIDATED = ["celex", *_REST]
AMENDING = ["amendedCelex", "amendmentCelex", *_REST]
_CELEX = re.compile(r"3\d{4}[A-Z]\d{4}")
_TYPES = {
    "Person": "person", "LegalEntity": "organisation", "Organization": "organisation", "Company": "organisation",
    "Vessel": "vessel", "Asset": "asset",
}  # fmt: skip
_NAMES = {"alias": "alias", "weakAlias": "weak alias", "previousName": "former name"}
_PLACES = {
    "nationality": "citizenship", "country": "country", "jurisdiction": "jurisdiction", "flag": "flag",
    "address": "address", "birthPlace": "birth place",
}  # fmt: skip
_ADDRESS = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"


def read_eu_journal(path: Path, today: date) -> Reading:
    """Read a consolidated or an amending file; rows whose `startDate` cannot be are refused by name."""
    header = read_header(path)
    is_amending = header[:1] == AMENDING[:1]
    check_header(path, header, AMENDING if is_amending else CONSOLIDATED)
    own = "amendmentCelex" if is_amending else "celex"
    reading = Reading(LIST, "")
    seen: Counter[tuple[str, ...]] = Counter()
    for line, row in csv_rows(path):
        _check(path, line, row, own)
        scope = f"{LIST}/{row[own]}"
        if reading.scope not in {"", scope}:
            raise BadInput(
                f"{path}, line {line}, column {own}: {row[own]} in a file of {reading.scope}: part it by act"
            )
        reading.scope = scope
        framework = row["amendedCelex"] if is_amending else row["celex"]
        parts = (framework, *(row[name] for name in ("programKey", "annex", "measure", "schema", "name")))
        seen[parts] += 1
        _add(reading, line, row, (*parts, str(seen[parts])), today)
    if not reading.scope:
        raise BadInput(f"{path}: no rows: which act is it of? a list without rows cannot be told from a cut file")
    return reading


def _check(path: Path, line: int, row: dict[str, str], own: str) -> None:
    for column in (own, "programKey", "measure", "schema", "name"):
        if not row[column]:
            raise BadInput(f"{path}, line {line}, column {column}: empty: the file is damaged")
    for column in {own, "amendedCelex"} & row.keys():
        if not _CELEX.fullmatch(row[column]):
            raise BadInput(f"{path}, line {line}, column {column}: {row[column]!r} is no CELEX number like 32014R0833")
    if row["schema"] not in _TYPES:
        raise BadInput(f"{path}, line {line}, column schema: {row['schema']!r} is none of {', '.join(_TYPES)}")


def _add(reading: Reading, line: int, row: dict[str, str], key: tuple[str, ...], today: date) -> None:
    text = row["startDate"]
    fault, day = None, None
    if text and not is_partial(text):
        try:
            day = read_day(text)
            fault = ("future-date", fault_of(day, today)) if fault_of(day, today) else None
        except ValueError as error:
            fault = ("bad-date", str(error))
    if fault:
        content = json.dumps({name: value for name, value in row.items() if value}, ensure_ascii=False)
        reading.refused.append(Refused(key, line, "startDate", row["name"], fault[0], str(fault[1]), content))
    else:
        reading.listings.append(_listing(row, key, day))


def _listing(row: dict[str, str], key: tuple[str, ...], day: date | None) -> Listing:
    act = row.get("amendmentCelex")
    return Listing(
        key=key,
        programme=row["programKey"],
        entity_type=_TYPES[row["schema"]],
        names=(
            Name("name", row["name"]),
            *(Name(kind, name) for column, kind in _NAMES.items() for name in values_of(row[column])),
        ),
        places=tuple(Place(kind, place) for column, kind in _PLACES.items() for place in values_of(row[column])),
        source_url=f"{_ADDRESS}{act or row['celex']}",
        entry_id=row["recordId"] or None,
        framework=key[0],
        act=act,
        annex=row["annex"] or None,
        measure=row["measure"],
        listed_on=day,
        listed_text=row["startDate"] or None,
        birth_date=row["birthDate"] or None,
        reason=row["reason"] or None,
    )
