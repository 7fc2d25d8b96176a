"""Which kind of list a file is, by what it holds, and the reader of that kind."""

from datetime import date
from pathlib import Path

from warehouse.errors import BadInput
from warehouse.listings.csvrows import open_bytes, read_header
from warehouse.listings.eujournal import read_eu_journal
from warehouse.listings.fsf import read_fsf
from warehouse.listings.listing import Reading
from warehouse.listings.ofac import read_ofac
from warehouse.listings.opensanctions import read_opensanctions
from warehouse.listings.xmlstream import root_of

KINDS = ("eu-journal", "eu-fsf", "ofac-sdn", "opensanctions")
_ROOTS = {"export": "eu-fsf", "Sanctions": "ofac-sdn"}


def kind_of(path: Path) -> str:
    """Return the kind of a file; raise `BadInput` where it is none that is known."""
    with open_bytes(path) as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        root, _ = root_of(path)
        if root not in _ROOTS:
            raise BadInput(f"{path}, line 1: the root element is {root!r}, wanted is {' or '.join(_ROOTS)}")
        return _ROOTS[root]
    header = read_header(path)
    if header[:1] in (["celex"], ["amendedCelex"]):
        return "eu-journal"
    if header[:2] == ["id", "schema"]:
        return "opensanctions"
    raise BadInput(
        f"{path}, line 1, column 1: {(header or [''])[0]!r} begins none of the layouts {', '.join(KINDS)}: "
        "name the kind with --kind to see what is missing"
    )


def read_listings(path: Path, kind: str, today: date) -> Reading:
    """Read and validate a whole file."""
    if kind == "eu-journal":
        return read_eu_journal(path, today)
    readers = {"eu-fsf": read_fsf, "ofac-sdn": read_ofac, "opensanctions": read_opensanctions}
    return readers[kind](path)
