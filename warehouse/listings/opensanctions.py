"""OpenSanctions' simplified table of targets, `targets.simple.csv`: many lists in one."""

from pathlib import Path

from warehouse.errors import BadInput
from warehouse.listings.csvrows import csv_rows, read_header, values_of
from warehouse.listings.listing import Listing, Name, Place, Reading

LIST = "opensanctions"
NEEDED = ("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "sanctions", "dataset")
_TYPES = {"Person": "person", "Vessel": "vessel", "Airplane": "aircraft", "CryptoWallet": "asset", "Security": "asset"}
_ADDRESS = "https://www.opensanctions.org/entities/"


def read_opensanctions(path: Path) -> Reading:
    """Read the table; the order of its columns does not matter and `program_ids` may be missing, as before 2025.

    A file in which every row is of one data set is that data set's; any other is the whole collection.
    """
    header = read_header(path)
    for column in NEEDED:
        if column not in header:
            raise BadInput(f"{path}, line 1: there is no column {column!r}: another layout than targets.simple.csv")
    reading = Reading(LIST, LIST)
    datasets: set[str] = set()
    known: set[str] = set()
    for line, row in csv_rows(path):
        for column in ("id", "schema", "name"):
            if not row[column]:
                raise BadInput(f"{path}, line {line}, column {column}: empty: the file is damaged")
        if row["id"] in known:
            raise BadInput(f"{path}, line {line}, column id: {row['id']!r} stands here twice: the file is damaged")
        known.add(row["id"])
        datasets.add(row["dataset"])
        reading.listings.append(_listing(row))
    if len(datasets) == 1:
        reading.scope = f"{LIST}/{datasets.pop()}"
    if not reading.listings:
        raise BadInput(f"{path}: no rows: the file is cut off")
    return reading


def _listing(row: dict[str, str]) -> Listing:
    countries = [
        Place("country", code, code.upper() if len(code) == 2 else None) for code in values_of(row["countries"])
    ]
    return Listing(
        key=(row["id"],),
        programme=row.get("program_ids") or row["dataset"],
        entity_type=_TYPES.get(row["schema"], "organisation"),
        names=(Name("name", row["name"]), *(Name("alias", name) for name in values_of(row["aliases"]))),
        places=(*countries, *(Place("address", address) for address in values_of(row["addresses"]))),
        source_url=f"{_ADDRESS}{row['id']}/",
        entry_id=row["id"],
        measure=row["sanctions"] or None,
        birth_date=row["birth_date"] or None,
    )
