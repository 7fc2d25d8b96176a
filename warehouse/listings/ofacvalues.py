"""The reference values of OFAC's advanced XML, which its other parts refer to by number, and its locations."""

from dataclasses import dataclass, field

from lxml import etree

from warehouse.listings.listing import Place
from warehouse.listings.xmlstream import inside, name_of, text_in


@dataclass(slots=True)
class Values:
    """Texts by kind and number (`AliasType` 1400 is `A.K.A.`), ISO codes of countries and areas, and locations."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    party_types: dict[str, str] = field(default_factory=dict)
    locations: dict[str, Place] = field(default_factory=dict)

    def text(self, kind: str, number: str | None) -> str:
        """Return a reference value's text; raise KeyError where the file does not define it."""
        return self.texts[kind, number or ""]

    def read_values(self, sets: etree._Element) -> None:
        """Take all reference values; there are some two thousand."""
        for group in sets:
            for value in group:
                kind, number = name_of(value), value.get("ID") or ""
                self.texts[kind, number] = " ".join((value.text or "").split())
                if kind == "Country" and value.get("ISO2"):
                    self.codes[kind, number] = value.get("ISO2") or ""
                    self.texts[kind, number] = self.texts[kind, number] or value.get("ISO2") or ""
                elif kind == "AreaCode":
                    self.texts[kind, number] = value.get("Description") or self.texts[kind, number]
                    self.codes[kind, number] = (value.text or "").strip()
                elif kind == "PartySubType":
                    self.party_types[number] = value.get("PartyTypeID") or ""

    def read_location(self, location: etree._Element) -> None:
        """Take a location: the parts of an address that are given, then the country."""
        parts = [
            value
            for value in (text_in(part, "LocationPartValue", "Value") for part in inside(location, "LocationPart"))
            if value
        ]
        country, code = self._country(location)
        text = ", ".join([*parts, *([country] if country else [])])
        if text:
            self.locations[location.get("ID") or ""] = Place("address" if parts else "country", text, code)

    def _country(self, location: etree._Element) -> tuple[str | None, str | None]:
        for name, kind, key in (
            ("LocationCountry", "Country", "CountryID"),
            ("LocationAreaCode", "AreaCode", "AreaCodeID"),
        ):
            for element in inside(location, name):
                number = element.get(key) or ""
                code = self.codes.get((kind, number))
                if self.texts.get((kind, number), "undetermined") != "undetermined":
                    return self.texts[kind, number], code if code and len(code) == 2 else None
        return None, None

    def type_of(self, sub_type: str | None) -> str:
        """Return a party's type: person, organisation, vessel or aircraft."""
        text = self.text("PartySubType", sub_type)
        if text == "Unknown":
            text = self.text("PartyType", self.party_types[sub_type or ""])
        return {"Individual": "person", "Vessel": "vessel", "Aircraft": "aircraft"}.get(text, "organisation")
