"""The EU's consolidated financial sanctions list, XML 1.1 (xmlFullSanctionsList_1_1)."""

from datetime import date
from pathlib import Path

from lxml import etree

from warehouse.errors import BadInput
from warehouse.listings.dates import read_day
from warehouse.listings.listing import Listing, Name, Place, Reading
from warehouse.listings.xmlstream import elements, inside, root_of, text_in

LIST = "eu-fsf"
_TYPES = {"person": "person", "enterprise": "organisation"}
_PARTS = ("street", "poBox", "zipCode", "city", "region", "place", "countryDescription")


def read_fsf(path: Path) -> Reading:
    """Read the list; a party of several regulations has one row, with the regulation that names it first."""
    _, attributes = root_of(path)
    issued = attributes.get("generationDate", "")[:10]
    reading = Reading(LIST, LIST, issued_on=_day(path, issued, "generationDate", 1) if issued else None)
    known: set[str] = set()
    for element in elements(path, ["sanctionEntity"]):
        entry = element.get("logicalId")
        if not entry or entry in known:
            raise BadInput(f"{path}, line {element.sourceline}: logicalId {entry!r} is missing or stands here twice")
        known.add(entry)
        reading.listings.append(_listing(path, element, entry))
    if not reading.listings:
        raise BadInput(f"{path}: no sanctionEntity: another layout than xmlFullSanctionsList_1_1")
    return reading


def _day(path: Path, text: str, name: str, line: int) -> date:
    try:
        return read_day(text)
    except ValueError as error:
        raise BadInput(f"{path}, line {line}, {name}: {error}") from error


def _listing(path: Path, element: etree._Element, entry: str) -> Listing:
    aliases = inside(element, "nameAlias")
    regulations = inside(element, "regulation")
    # A designation date is given for some parties only; elsewhere the first regulation's entry into force is it.
    text = element.get("designationDate") or min(
        (rule.get("entryIntoForceDate") or rule.get("publicationDate") or "" for rule in regulations), default=""
    )
    names = _names(aliases)
    if not names or not regulations:
        raise BadInput(f"{path}, line {element.sourceline}: logicalId {entry} has no name or no regulation: damaged")
    code = next((kind.get("code") for kind in inside(element, "subjectType")), None)
    return Listing(
        key=(entry,),
        programme=regulations[0].get("programme") or "unknown",
        entity_type=_TYPES.get(code or "", "organisation"),
        names=names,
        places=(*_citizenships(element), *_addresses(element)),
        source_url=text_in(element, "regulation", "publicationUrl")
        or "https://data.europa.eu/data/datasets/"
        "consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
        entry_id=element.get("euReferenceNumber") or entry,
        framework=regulations[0].get("numberTitle"),
        measure="Asset freeze",
        listed_on=_day(path, text[:10], "designationDate", element.sourceline) if text else None,
        listed_text=text or None,
        birth_date=next(
            (birth.get("birthdate") for birth in inside(element, "birthdate") if birth.get("birthdate")), None
        ),
        reason=text_in(element, "remark"),
    )


def _names(aliases: list[etree._Element]) -> tuple[Name, ...]:
    found: dict[str, str] = {}
    for alias in aliases:
        parts = (alias.get(part) or "" for part in ("firstName", "middleName", "lastName"))
        whole = " ".join((alias.get("wholeName") or " ".join(parts)).split())
        if whole:
            found.setdefault(whole, "alias" if alias.get("strong") != "false" else "weak alias")
    first = next((name for name, kind in found.items() if kind == "alias"), next(iter(found), None))
    rest = (Name(kind, name) for name, kind in found.items() if name != first)
    return (Name("name", first), *rest) if first else ()


def _citizenships(element: etree._Element) -> list[Place]:
    # 00 stands for a country that is not known.
    found = [
        (state.get("countryDescription") or "", state.get("countryIso2Code"))
        for state in inside(element, "citizenship")
    ]
    return [Place("citizenship", text, code) for text, code in dict.fromkeys(found) if code and code != "00"]


def _addresses(element: etree._Element) -> list[Place]:
    places = []
    for address in inside(element, "address"):
        text = ", ".join(value for part in _PARTS if (value := address.get(part)))
        code = address.get("countryIso2Code")
        if text:
            places.append(Place("address", text, code if code != "00" else None))
    return list(dict.fromkeys(places))
