"""OFAC's list of Specially Designated Nationals, advanced XML (sdn_advanced.xml), read as a stream."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from warehouse.errors import BadInput
from warehouse.listings.listing import Listing, Name, Place, Reading
from warehouse.listings.ofacvalues import Values
from warehouse.listings.xmlstream import day_in, elements, inside, name_of, text_in

LIST = "ofac-sdn"
_PARTS = (
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
)
# In the order in which a name is written; what is missing here (patronymics and the like) follows the given names.
_ORDER = {"First Name": 0, "Last Name": 2, "Entity Name": 3, "Vessel Name": 3, "Aircraft Name": 3}
_PLACES = {
    "Nationality Country": "citizenship",
    "Citizenship Country": "citizenship",
    "Location": "address",
    "Place of Birth": "birth place",
}
_ADDRESS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="


@dataclass(slots=True)
class _Party:
    entity_type: str
    names: tuple[Name, ...]
    places: list[Place] = field(default_factory=list)
    birth_date: str | None = None
    comment: str | None = None


def read_ofac(path: Path) -> Reading:
    """Read the list; a party has one row for each entry, with all its programmes."""
    reading = Reading(LIST, LIST)
    values = Values()
    parties: dict[str, _Party] = {}
    for element in elements(path, _PARTS):
        name = name_of(element)
        try:
            if name == "DateOfIssue":
                reading.issued_on = day_in(element)
            elif name == "ReferenceValueSets":
                values.read_values(element)
            elif name == "Location":
                values.read_location(element)
            elif name == "DistinctParty":
                for profile in inside(element, "Profile"):
                    parties[profile.get("ID") or ""] = _party(profile, values, text_in(element, "Comment"))
            elif name == "SanctionsEntry":
                reading.listings.append(_listing(element, values, parties))
        except (KeyError, IndexError, ValueError) as error:
            line = element.sourceline
            raise BadInput(f"{path}, line {line}, {name}: {error} is not defined before it: another layout") from error
    if not reading.listings:
        raise BadInput(f"{path}: no SanctionsEntry: another layout than sdn_advanced.xml")
    return reading


def _party(profile: etree._Element, values: Values, comment: str | None) -> _Party:
    identity = inside(profile, "Identity")[0]
    groups = {
        group.get("ID"): values.text("NamePartType", group.get("NamePartTypeID"))
        for group in inside(identity, "NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
    }
    party = _Party(values.type_of(profile.get("PartySubTypeID")), _names(identity, groups, values), comment=comment)
    for feature in inside(profile, "Feature"):
        kind = values.text("FeatureType", feature.get("FeatureTypeID"))
        for version in inside(feature, "FeatureVersion"):
            if kind in _PLACES:
                party.places += _places(version, _PLACES[kind], values)
            elif kind == "Birthdate" and party.birth_date is None:
                party.birth_date = _birth_date(version)
    return party


def _names(identity: etree._Element, groups: dict[str | None, str], values: Values) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    aliases = sorted(inside(identity, "Alias"), key=lambda alias: alias.get("Primary") != "true")
    for alias in aliases:
        kind = {"Name": "name", "F.K.A.": "former name"}.get(
            values.text("AliasType", alias.get("AliasTypeID")), "alias"
        )
        kind = "weak alias" if alias.get("LowQuality") == "true" else kind
        for documented in inside(alias, "DocumentedName"):
            parts = [
                (_ORDER.get(groups[part.get("NamePartGroupID")], 1), (part.text or "").strip())
                for part in inside(documented, "DocumentedNamePart", "NamePartValue")
            ]
            # Sorting is stable: parts of one kind keep the order of the file.
            whole = " ".join(text for _, text in sorted(parts, key=lambda part: part[0]) if text)
            if whole:
                found.setdefault(whole, Name(kind, whole))
    return tuple(found.values())


def _places(version: etree._Element, kind: str, values: Values) -> list[Place]:
    places = [
        values.locations[at.get("LocationID") or ""]
        for at in inside(version, "VersionLocation")
        if at.get("LocationID") in values.locations
    ]
    places += [
        Place(kind, text)
        for detail in inside(version, "VersionDetail")
        if (text := " ".join((detail.text or "").split()))
    ]
    # A location that is only a country is an address too; one of a citizenship stays a citizenship.
    return [Place(kind, place.place, place.country) for place in places]


def _birth_date(version: etree._Element) -> str | None:
    start = inside(version, "DatePeriod", "Start", "From")
    parts = [text_in(start[0], part) for part in ("Year", "Month", "Day")] if start else []
    return "-".join(f"{int(part):02d}" for part in parts if part) or None


def _listing(entry: etree._Element, values: Values, parties: dict[str, _Party]) -> Listing:
    number = entry.get("ProfileID") or ""
    party = parties[number]
    programmes, measures = [], []
    for measure in inside(entry, "SanctionsMeasure"):
        kind = values.text("SanctionsType", measure.get("SanctionsTypeID"))
        text = text_in(measure, "Comment")
        if kind == "Program" and text:
            programmes.append(text)
        else:
            measures.append(kind)
    days = [day for date_element in inside(entry, "EntryEvent", "Date") if (day := day_in(date_element))]
    listed_on: date | None = min(days, default=None)
    return Listing(
        key=(number, values.text("List", entry.get("ListID"))),
        programme="; ".join(dict.fromkeys(programmes)) or "unknown",
        entity_type=party.entity_type,
        names=party.names,
        places=tuple(dict.fromkeys(party.places)),
        source_url=f"{_ADDRESS}{number}",
        entry_id=number,
        measure="; ".join(dict.fromkeys(measures)) or None,
        listed_on=listed_on,
        listed_text=listed_on.isoformat() if listed_on else None,
        birth_date=party.birth_date,
        reason=party.comment,
    )
