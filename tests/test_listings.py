"""Sanctions lists and licences: read whole or not at all, compared with the import before, and tied to Serbia."""

import csv
import gzip
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from nlp.listings.ties import ties_of
from warehouse.errors import BadInput
from warehouse.listings.dates import read_day
from warehouse.listings.eujournal import CONSOLIDATED
from warehouse.listings.licences import read_licences
from warehouse.listings.read import kind_of, read_listings
from warehouse.store import lake_in, reading

SHARED = Path(__file__).parent.parent.parent / "shared" / "sanctions"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the reference material is not here")
TODAY = date(2026, 11, 23)

OFAC = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
<DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>{month}</Month><Day>2</Day></DateOfIssue>
<ReferenceValueSets>
 <AliasTypeValues><AliasType ID="1403">Name</AliasType><AliasType ID="1400">A.K.A.</AliasType></AliasTypeValues>
 <CountryValues><Country ID="11" ISO2="RS">Serbia</Country><Country ID="12" ISO2="CU">Cuba</Country></CountryValues>
 <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType>
  <FeatureType ID="25">Location</FeatureType></FeatureTypeValues>
 <ListValues><List ID="1550">SDN List</List></ListValues>
 <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
  <NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
 <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
  <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
 <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
 <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType>
 </SanctionsTypeValues>
</ReferenceValueSets>
<Locations>
 <Location ID="71"><LocationCountry CountryID="11"/><LocationPart>
  <LocationPartValue Primary="true"><Value>Novi Sad</Value></LocationPartValue></LocationPart></Location>
 <Location ID="72"><LocationCountry CountryID="12"/></Location>
</Locations>
<DistinctParties>
 <DistinctParty FixedRef="1"><Profile ID="1" PartySubTypeID="3"><Identity ID="1" Primary="true">
  <Alias AliasTypeID="1400" Primary="false" LowQuality="false"><DocumentedName><DocumentedNamePart>
   <NamePartValue NamePartGroupID="5">NIS A.D. NOVI SAD</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
  <Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart>
   <NamePartValue NamePartGroupID="5">NAFTNA INDUSTRIJA SRBIJE</NamePartValue></DocumentedNamePart></DocumentedName>
  </Alias>
  <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="5" NamePartTypeID="1525"/></MasterNamePartGroup>
  </NamePartGroups>
 </Identity><Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="71"/></FeatureVersion></Feature>
 </Profile></DistinctParty>
 <DistinctParty FixedRef="2"><Profile ID="2" PartySubTypeID="4"><Identity ID="2" Primary="true">
  <Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName>
   <DocumentedNamePart><NamePartValue NamePartGroupID="8">RADOICIC</NamePartValue></DocumentedNamePart>
   <DocumentedNamePart><NamePartValue NamePartGroupID="9">Milan</NamePartValue></DocumentedNamePart>
  </DocumentedName></Alias>
  <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="8" NamePartTypeID="1520"/></MasterNamePartGroup>
  <MasterNamePartGroup><NamePartGroup ID="9" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
 </Identity><Feature FeatureTypeID="10"><FeatureVersion><VersionLocation LocationID="72"/></FeatureVersion></Feature>
 </Profile></DistinctParty>
</DistinctParties>
<SanctionsEntries>
 <SanctionsEntry ID="91" ProfileID="1" ListID="1550">
  <EntryEvent><Date><Year>2025</Year><Month>1</Month><Day>10</Day></Date></EntryEvent>
  <SanctionsMeasure SanctionsTypeID="1"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure>
  <SanctionsMeasure SanctionsTypeID="2"/></SanctionsEntry>
 <SanctionsEntry ID="92" ProfileID="2" ListID="1550">
  <EntryEvent><Date><Year>2021</Year><Month>12</Month><Day>8</Day></Date></EntryEvent>
  <SanctionsMeasure SanctionsTypeID="1"><Comment>GLOMAG</Comment></SanctionsMeasure></SanctionsEntry>
</SanctionsEntries>
</Sanctions>
"""
FSF = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-01T10:00:00.000+02:00" globalFileId="1">
<sanctionEntity logicalId="13" euReferenceNumber="EU.1.1" designationDate="2024-02-23"><remark>why</remark>
 <regulation programme="RUS" numberTitle="2024/745 (OJ L)" publicationDate="2024-02-23" entryIntoForceDate="2024-02-24">
 <publicationUrl>https://eur-lex.europa.eu/eli/x</publicationUrl></regulation><subjectType code="enterprise"/>
 <nameAlias wholeName="Conex Doo" strong="true"/><nameAlias wholeName="Cnx" strong="false"/>
 <address street="Uzun Mirkova 7" city="Belgrade" countryIso2Code="RS" countryDescription="SERBIA"/></sanctionEntity>
<sanctionEntity logicalId="14"><regulation programme="IRQ" entryIntoForceDate="2003-07-07"/><subjectType code="person"/>
 <nameAlias firstName="Ali" lastName="Someone"/><citizenship countryIso2Code="IQ" countryDescription="IRAQ"/>
 </sanctionEntity>
</export>
"""
TARGETS = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,"
    "first_seen,last_seen,last_change\n"
    'Q1,Person,Slobodan Tesic,"Слободан Тешић;Boban",1958,rs,"Ohridska 1, Belgrade",,,,,US-GLOMAG,US OFAC SDN,,,\n'
    "Q2,Vessel,Maria,,,ru,,,,,,RU,US OFAC SDN,,,\n"
)


def eu_file(folder, rows, name="32014R0833.csv"):
    """Write a consolidated file; a row is given by the columns that matter."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, CONSOLIDATED, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            fixed = {"celex": path.stem, "programKey": "EU-RUS", "measure": "Export control", "schema": "LegalEntity"}
            writer.writerow({**fixed, "startDate": "23.2.2024", **row})
    return path


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    return tmp_path / "data"


def azimuth(*arguments):
    result = CliRunner().invoke(group, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def ask(data, query):
    with reading(lake_in(data)) as connection:
        return connection.execute(query).fetchall()


def rules(entity_type, name, *places, kind="name"):
    return [(tie.rule, tie.entity_id) for tie in ties_of(entity_type, [(kind, name)], places)]


@needs_shared
def test_all_that_touches_serbia_on_the_eu_lists_is_found_and_nothing_else():
    found = set()
    for path in sorted(SHARED.glob("eu_3*.csv")):
        for row in read_listings(path, kind_of(path), TODAY).listings:
            names = [(name.kind, name.name) for name in row.names]
            for tie in ties_of(row.entity_type, names, [(p.kind, p.place, p.country) for p in row.places]):
                found.add((row.name, tie.rule, tie.entity_id))
    assert found == {
        ("Conex Doo Beograd-Stari Grad", "address", "serbia"), ("KOMINVEX D.O.O BEOGRAD", "address", "serbia"),
        ("SOHA INFO D.O.O", "address", "serbia"), ("SPROCURE LLC", "address", "serbia"),
        ("Bogoljub KARIĆ", "citizenship", "serbia"), ("Bogoljub KARIĆ", "name", "bogoljub-karic"),
        # A citizen of Serbia by the list's own words; the reference names her too.
        ("Aleksandra MELNICHENKO", "citizenship", "serbia"),
        # The owner of NIS. The call sign "Serbian" of a Russian fighter, which a search for words finds, is none.
        ("GAZPROM NEFT", "name", "gazprom-neft"),
    }  # fmt: skip


@needs_shared
def test_the_published_counts_of_new_listings_are_reproduced(data):
    azimuth("import", "listings", *sorted(SHARED.glob("eu_3*.csv")))
    ours = Counter({(m, p): n for m, p, n in ask(data, "select month, programme, listings from listing_month")})
    with (SHARED / "eu_new_listings_by_month.csv").open(encoding="utf-8") as file:
        published = {
            (row["month"], name): int(row[name])
            for row in csv.DictReader(file)
            for name in ("EU-BLR", "EU-RUS", "EU-RUSDA", "EU-UKR")
        }
    differ = {cell: (count, ours[cell]) for cell, count in published.items() if ours[cell] != count}
    # The published counts were made from amending acts too, which are not here, and from one regulation more.
    later = {cell for cell in differ if cell[0] >= "2026-07"}
    assert {cell: differ[cell] for cell in differ.keys() - later} == {
        ("2014-03", "EU-UKR"): (31, 28), ("2026-04", "EU-RUS"): (110, 109),
    }  # fmt: skip
    assert all(ours[cell] < published[cell] for cell in later)
    assert not ours.keys() - published.keys()
    assert len([cell for cell in published if published[cell]]) - len(differ) == 99


SERBIAN_NAMES = [
    ("person", "Александар Вулин", "vulin"),
    ("person", "Aleksandr VULIN", "vulin"),
    ("person", "VULIN Aleksandar", "vulin"),
    ("person", "Slobodana Tešića", "slobodan-tesic"),
    ("person", "Слободан Тешич", "slobodan-tesic"),
    ("person", "Milan RADOICIC", "radoicic"),
    ("person", "Zvonko Veselinovich", "zvonko-veselinovic"),
    ("person", "Боголюб КАРИЧ", "bogoljub-karic"),
    ("organisation", "NAFTNA INDUSTRIJA SRBIJE", "nis"),
    ("organisation", "Jugoimport SDPR", "yugoimport"),
    ("organisation", "ГАЗПРОМ НЕФТЬ", "gazprom-neft"),
]


@pytest.mark.parametrize(("entity_type", "name", "entity"), SERBIAN_NAMES)
def test_a_watched_name_is_found_across_scripts_cases_and_spellings(entity_type, name, entity):
    assert rules(entity_type, name) == [("name", entity)]


@pytest.mark.parametrize(
    ("entity_type", "name"),
    [
        ("person", "Vulin"), ("person", "A. Vulin"), ("person", "Aleksandra Vulin"), ("person", "Ivan Karić"),
        ("organisation", "NIS"), ("organisation", "EMS"), ("organisation", "Sputnik Logistics"),
        ("organisation", "Bogoljub Karić"), ("organisation", "Gazprom Neft Shipping"), ("vessel", "Danas"),
    ],
)  # fmt: skip
def test_a_name_that_only_looks_alike_is_not_found(entity_type, name):
    assert rules(entity_type, name) == []


def test_a_short_acronym_counts_where_the_party_sits_in_serbia():
    assert rules("organisation", "NIS", ("address", "Novi Sad, Serbia", "RS")) == [
        ("address", "serbia"),
        ("name", "nis"),
    ]


def test_a_name_that_the_list_calls_weak_is_not_used():
    assert rules("person", "Aleksandar Vulin", kind="weak alias") == []


@pytest.mark.parametrize(
    ("kind", "text", "code", "is_serbian"),
    [
        ("citizenship", "Serbian, Croatian", None, True), ("citizenship", "Russian and Serbian", None, True),
        ("citizenship", "Russian", None, False), ("address", "Pionirska 3, Novi Banovci 22304, Serbia", None, True),
        ("address", "Kneza Miloša 1, Beograd", None, True), ("address", "Belgrade, Montana, USA", None, False),
        ("address", "Србија", None, True), ("address", "Serbian Street 5, Moscow, Russia", None, False),
        ("country", "rs", "RS", True), ("address", "Belgrade Road, Tamworth", "GB", False),
        ("birth place", "Belgrade, Yugoslavia (now Republic of Serbia)", None, False),
    ],
)  # fmt: skip
def test_a_place_is_serbian_by_its_country(kind, text, code, is_serbian):
    assert rules("person", "Nobody Known", (kind, text, code)) == ([(kind, "serbia")] if is_serbian else [])


def test_every_tie_explains_itself():
    tie = ties_of("person", [("alias", "Боголюб КАРИЧ")], [])[0]
    assert tie.explanation.startswith("alias 'Боголюб КАРИЧ' is 'Боголюб Карич': the same words; watched: ")


def test_ofac_list(tmp_path):
    path = tmp_path / "sdn_advanced.xml"
    path.write_text(OFAC.format(month=3), encoding="utf-8")
    read = read_listings(path, kind_of(path), TODAY)
    nis, person = read.listings
    assert (read.scope, read.issued_on) == ("ofac-sdn", date(2026, 3, 2))
    assert [(name.kind, name.name) for name in nis.names] == [
        ("name", "NAFTNA INDUSTRIJA SRBIJE"), ("alias", "NIS A.D. NOVI SAD"),
    ]  # fmt: skip
    assert (nis.entity_type, nis.programme, nis.measure, nis.listed_on) == (
        "organisation", "RUSSIA-EO14024", "Block", date(2025, 1, 10),
    )  # fmt: skip
    assert [(p.kind, p.place, p.country) for p in nis.places] == [("address", "Novi Sad, Serbia", "RS")]
    assert (person.name, person.entity_type, person.places[0].country) == ("Milan RADOICIC", "person", "CU")


def test_eu_financial_sanctions_list(tmp_path):
    path = tmp_path / "list.xml"
    path.write_text(FSF, encoding="utf-8")
    firm, person = read_listings(path, kind_of(path), TODAY).listings
    assert (firm.name, firm.programme, firm.listed_on, firm.source_url) == (
        "Conex Doo", "RUS", date(2024, 2, 23), "https://eur-lex.europa.eu/eli/x",
    )  # fmt: skip
    assert [(p.place, p.country) for p in firm.places] == [("Uzun Mirkova 7, Belgrade, SERBIA", "RS")]
    assert (person.name, person.entity_type, person.listed_on) == ("Ali Someone", "person", date(2003, 7, 7))


def test_opensanctions_table_gzipped(tmp_path):
    path = tmp_path / "targets.simple.csv.gz"
    path.write_bytes(gzip.compress(TARGETS.encode()))
    read = read_listings(path, kind_of(path), TODAY)
    assert read.scope == "opensanctions/US OFAC SDN"
    assert [name.name for name in read.listings[0].names] == ["Slobodan Tesic", "Слободан Тешић", "Boban"]
    assert [(p.kind, p.country) for p in read.listings[0].places] == [("country", "RS"), ("address", None)]


def test_what_is_new_and_what_is_gone_since_the_last_import(data, tmp_path):
    first, second = {"name": "First"}, {"name": "Second", "address": "Beograd, Serbia"}
    azimuth("import", "listings", eu_file(tmp_path, [first, second]))
    assert ask(data, "from listing_new") == []
    assert "nothing to do" in azimuth("import", "listings", eu_file(tmp_path, [first, second]))
    changed = {**second, "reason": "more"}
    output = azimuth("import", "listings", eu_file(tmp_path, [changed, {"name": "Third"}]))
    assert "1 added, 1 changed, 1 removed" in output
    assert ask(data, "select name from listing_new") == [("Third",)]
    rows = ask(
        data,
        """
        select name, reason, removed_at is not null, first_seen_at < last_seen_at, is_addition from listing order by 1
        """,
    )
    assert rows == [
        ("First", None, True, False, False), ("Second", "more", False, True, False),
        ("Third", None, False, False, True),
    ]  # fmt: skip
    azimuth("import", "listings", eu_file(tmp_path, [first, changed]))
    assert ask(data, "select name from listing where removed_at is null order by 1") == [("First",), ("Second",)]
    assert ask(data, "select name, rule, score from listing_serbia") == [("Second", "address", 1.0)]


def test_a_date_far_ahead_is_kept_apart_by_name_and_its_row_is_not_taken_for_gone(data, tmp_path):
    good = {"name": "Kept", "startDate": "23.2.2024"}
    azimuth("import", "listings", eu_file(tmp_path, [good, {"name": "Slip"}]))
    later = f"15.1.{date.today().year + 1 + (date.today().month > 11)}"
    output = azimuth("import", "listings", eu_file(tmp_path, [good, {"name": "Slip", "startDate": later}]))
    assert "1 rows, 1 kept apart" in output
    assert "0 added, 0 changed, 0 removed" in output
    rows = ask(data, "select name, column_name, reason, content from listing_quarantine")
    assert [(name, column, reason) for name, column, reason, _ in rows] == [("Slip", "startDate", "future-date")]
    assert later in rows[0][3]


def test_a_list_older_than_the_one_that_is_in_is_refused(data, tmp_path):
    path = tmp_path / "sdn_advanced.xml"
    path.write_text(OFAC.format(month=3), encoding="utf-8")
    azimuth("import", "listings", path)
    path.write_text(OFAC.format(month=2), encoding="utf-8")
    result = CliRunner().invoke(group, ["import", "listings", str(path)])
    assert isinstance(result.exception, BadInput)
    assert "was issued on 2026-02-02, one of 2026-03-02 is in" in str(result.exception)


def spoilt_csv(change):
    row = ",".join(["32014R0833", "1", "EU-RUS", "IV", "Export control", "1.1.2024", '"a, b"', "LegalEntity", "Name"])
    text = ",".join(CONSOLIDATED) + "\n" + (row + "," * (len(CONSOLIDATED) - 9) + "\n") * 2
    return change(text)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", spoilt_csv(lambda text: text[:-20]), r"line 3, column \d+.*cut off"),
        ("a.csv", spoilt_csv(lambda text: text[: text.rindex(' b"')]), r"line 3.*cut off"),
        ("a.csv", spoilt_csv(lambda text: text.replace("programKey", "program")), "line 1, column 3: 'programKey'"),
        ("a.csv", spoilt_csv(lambda text: text.replace("32014R0833", "833/2014")), "line 2, column celex"),
        ("a.csv", spoilt_csv(lambda text: text.replace("LegalEntity", "Planet")), "line 2, column schema: 'Planet'"),
        ("a.csv", spoilt_csv(lambda text: text[: text.index("\n") + 1]), "no rows"),
        ("a.csv", "week,share\n", "line 1, column 1: 'week'"),
        ("a.csv", "id,schema,caption\n", "no column 'name'"),
        ("a.csv", TARGETS[:-30], r"line 3, column \d+"),
        ("a.xml", OFAC.format(month=3)[:-400], r"line \d+, column \d+.*cut off"),
        ("a.xml", FSF[: len(FSF) // 2], r"line \d+, column \d+"),
        ("a.xml", "<feed/>", "root element is 'feed'"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "b">]>' + FSF.partition("?>")[2].strip(), "document type"),
        ("a.xml", OFAC.format(month=3).replace('ListID="1550"', 'ListID="7"'), "line .*SanctionsEntry.*List"),
        ("a.csv.gz", "plain", "damaged"),
    ],
)
def test_bad_input_names_the_place_and_loads_nothing(data, tmp_path, name, content, message):
    good = eu_file(tmp_path, [{"name": "Good"}], "32006R0765.csv")
    azimuth("import", "listings", good)
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(group, ["import", "listings", str(path)])
    assert getattr(result.exception, "exit_code", None) == 2, result.output
    assert name in str(result.exception)
    with pytest.raises(type(result.exception), match=message):
        read_listings(path, kind_of(path), TODAY)
    assert ask(data, "select name from listing") == [("Good",)]


def test_a_dry_run_writes_nothing(data, tmp_path):
    assert "nothing was written" in azimuth("import", "listings", eu_file(tmp_path, [{"name": "A"}]), "--dry-run")
    assert not data.exists()


@pytest.mark.parametrize(
    ("text", "day"), [("3.6.2022", (2022, 6, 3)), ("2 December 1985", (1985, 12, 2)), ("26 Feb. 2011", (2011, 2, 26))]
)
def test_days_as_the_lists_write_them(text, day):
    assert read_day(text) == date(*day)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match=r"31\.2\.2024"):
        read_day("31.2.2024")


def test_licences_count_down(data):
    azimuth("import", "licences")
    assert "nothing to do" in azimuth("import", "licences")
    rows = ask(data, "select scope, days_left from licence_countdown where day = '2026-02-12' order by 1")
    assert rows == [("negotiate", 40), ("operate", 8)]
    assert ask(data, "select scope, days_left from licence_countdown where day = '2026-03-24'") == [("negotiate", 0)]
    assert ask(data, "from licence_countdown where day = '2026-03-25'") == []


LICENCE = "licence_id,entity,issuer,scope,starts_on,ends_on,source_url\n"


def test_licences_of_a_csv_file_replace_those_of_their_id(data, tmp_path):
    path = tmp_path / "more.csv"
    for last in ("2026-04-01", "2026-05-01"):
        path.write_text(f"{LICENCE}a,NIS,OFAC,operate,2026-02-20,{last},https://x.org/\n", encoding="utf-8")
        azimuth("import", "licences", path)
    assert ask(data, "select licence_id, ends_on::varchar from licence") == [("a", "2026-05-01")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,NIS,OFAC,rest,2026-02-20,2026-03-20,u", "line 2, column scope: 'rest'"),
        ("a,NIS,OFAC,operate,2026-02-30,2026-03-20,u", "line 2, column starts_on: '2026-02-30'"),
        ("a,NIS,OFAC,operate,2026-03-20,2026-02-20,u", "line 2, column ends_on: 2026-02-20 lies before"),
        ("a,NIS,OFAC,operate,2026-03-20", r"line 2, column 6 \(ends_on\)"),
        ("a,,OFAC,operate,2026-02-20,2026-03-20,u", "line 2, column entity: missing"),
    ],
)
def test_a_wrong_licence_is_refused_with_line_and_column(tmp_path, row, message):
    path = tmp_path / "more.csv"
    path.write_text(LICENCE + row + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_licences(path)
