"""Read an SDN list of any size, made here, and say how long it took and how much memory: OFAC's own is over 100 MB.

Example: python benchmarks/listings.py 20000
"""

import resource
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import monotonic

from nlp.listings.ties import ties_of
from warehouse.listings.read import kind_of, read_listings

HEAD = """<?xml version="1.0"?><Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/ADVANCED_XML">
<DateOfIssue><Year>2026</Year><Month>1</Month><Day>2</Day></DateOfIssue><ReferenceValueSets>
<AliasTypeValues><AliasType ID="1">Name</AliasType></AliasTypeValues>
<ListValues><List ID="1">SDN List</List></ListValues>
<NamePartTypeValues><NamePartType ID="1">Entity Name</NamePartType></NamePartTypeValues>
<PartySubTypeValues><PartySubType ID="1" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
<PartyTypeValues><PartyType ID="1">Entity</PartyType></PartyTypeValues>
<FeatureTypeValues><FeatureType ID="1">Location</FeatureType></FeatureTypeValues>
<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues></ReferenceValueSets>
"""
PARTY = """<DistinctParty><Comment/><Profile ID="{n}" PartySubTypeID="1"><Identity>{alias}<NamePartGroups>
<MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1"/></MasterNamePartGroup></NamePartGroups></Identity>
<Feature FeatureTypeID="1"><FeatureVersion><Comment>{filler}</Comment></FeatureVersion></Feature></Profile>
</DistinctParty>
"""
ALIAS = """<Alias AliasTypeID="1" Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart>
<NamePartValue NamePartGroupID="1">TRADING COMPANY {n} OF {name}</NamePartValue></DocumentedNamePart></DocumentedName>
</Alias>
"""
ENTRY = """<SanctionsEntry ProfileID="{n}" ListID="1">
<SanctionsMeasure SanctionsTypeID="1"><Comment>X</Comment></SanctionsMeasure></SanctionsEntry>"""


def main(parties: int) -> None:
    """Write a list of so many parties, read it, look for ties, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sdn_advanced.xml"
        with path.open("w", encoding="utf-8") as file:
            file.write(f"{HEAD}<DistinctParties>")
            for number in range(parties):
                aliases = "".join(ALIAS.format(n=number, name=name) for name in ("CARACAS", "MOSCOW", "HAVANA"))
                file.write(PARTY.format(n=number, alias=aliases, filler="x" * 4000))
            file.write("</DistinctParties><SanctionsEntries>")
            file.writelines(ENTRY.format(n=number) for number in range(parties))
            file.write("</SanctionsEntries></Sanctions>")
        before, started = _peak(), monotonic()
        reading = read_listings(path, kind_of(path), date(2026, 1, 3))
        print(
            f"{path.stat().st_size / 1e6:.0f} MB, {len(reading.listings)} rows read in {monotonic() - started:.1f} s,"
        )
        print(f"peak memory {before:.0f} MB before, {_peak():.0f} MB after")
        started = monotonic()
        found = sum(
            len(ties_of(row.entity_type, [(name.kind, name.name) for name in row.names], []))
            for row in reading.listings
        )
        print(f"{found} ties looked for in {monotonic() - started:.1f} s")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
