"""The register of projects: what is read, refused and kept, and what views make of it and of signals."""

import csv
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from azimuth.projectnames import names_of_projects
from warehouse.projects.register import REGISTER, read_register
from warehouse.store import lake_in, reading, writing

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
DICTIONARY = Path(__file__).parent.parent.parent / "shared/projects/aiddata_gcdf2_data_dictionary.csv"

# Layouts as published; the rows are made up for the tests.
AIDDATA = {
    "AidData Record ID": "35001",
    "Recommended For Aggregates": "Yes",
    "Umbrella": "No",
    "Financier Country": "China",
    "Recipient": "Serbia",
    "Recipient ISO-3": "SRB",
    "Commitment Year": "2014",
    "Implementation Start Year": "2017",
    "Completion Year": "",
    "Title": "A power plant",
    "Status": "Implementation",
    "Flow Type": "Loan",
    "Sector Name": "ENERGY",
    "Funding Agencies": "Export-Import Bank of China (China Eximbank)",
    "Implementing Agencies": "A builder",
    "Amount (Original Currency)": "608000000",
    "Original Currency": "USD",
    "Commitment Date (MM/DD/YYYY)": "12/17/2014",
    "Guarantee Provided": "",
    "Source URLs": "https://example.org/a|https://example.org/b",
}
AEI = {
    "Year": "2018",
    "Month": "August",
    "Investor": "A mine",
    "Quantity in Millions": "$1,260",
    "Share Size": "63%",
    "Transaction Party": "Another mine",
    "Sector": "Metals",
    "Subsector": "Copper",
    "Country": "Serbia",
    "Region": "Europe",
    "BRI": "1",
    "Greenfield": "",
}


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    return tmp_path / "data"


def azimuth(*arguments):
    return CliRunner().invoke(group, ["import", "projects", *map(str, arguments)])


def ask(data, query):
    with reading(lake_in(data)) as connection:
        return connection.execute(query).fetchall()


def write_csv(path, *rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_register_is_imported_once(data):
    first = azimuth()
    assert first.exit_code == 0, first.output
    assert "nothing to do" in azimuth().output
    [(projects, with_stage)] = ask(data, "select count(*), count(stage) from project")
    assert projects == with_stage == len(read_register(REGISTER))
    assert ask(data, "select * from project_contradiction") == []
    bridge = "select to_stage, from_stage, happened_on from project_change where project_id = 'pupin-bridge' order by 3"
    assert ask(data, bridge) == [("signed", None, date(2010, 4, 1)), ("done", "signed", date(2014, 12, 18))]
    apart = "select financier, contractor from project where project_id = 'ibs-interconnector'"
    assert ask(data, apart) == [("European Union and European Investment Bank", "Transportgas Srbija")]


def test_every_stage_of_the_register_has_its_source():
    for project in read_register(REGISTER):
        assert project.stages, project.project_id
        assert all(stage.source and stage.happened_on for stage in project.stages), project.project_id
        assert all(stage.happened_on <= date(2026, 2, 28) for stage in project.stages), project.project_id


def test_aiddata_umbrellas_and_other_countries_are_left_out(data, tmp_path):
    rows = [
        AIDDATA,
        AIDDATA | {"AidData Record ID": "2", "Umbrella": "Yes", "Recommended For Aggregates": "No"},
        AIDDATA | {"AidData Record ID": "3", "Recipient": "Kenya", "Recipient ISO-3": "KEN"},
        AIDDATA | {"AidData Record ID": "4", "Status": "Cancelled", "Recommended For Aggregates": "No"},
        AIDDATA | {"AidData Record ID": "5", "Status": "Pipeline: Pledge", "Recommended For Aggregates": "No"},
        AIDDATA | {"AidData Record ID": "6", "Status": "Completion", "Completion Year": "2020"},
    ]
    path = write_csv(tmp_path / "gcdf.csv", *rows)
    assert azimuth(path).exit_code == 0
    assert ask(data, "select project_id, stage, is_counted, value, currency, value_eur from project order by 1") == [
        ("aiddata-35001", "construction", True, 608e6, "USD", None),
        ("aiddata-4", "cancelled", False, 608e6, "USD", None),
        ("aiddata-5", "mou", False, 608e6, "USD", None),
        ("aiddata-6", "done", True, 608e6, "USD", None),
    ]
    stages = "select stage, happened_on, precision, source_url from project_stage where project_id = 'aiddata-35001'"
    assert ask(data, stages) == [
        ("signed", date(2014, 12, 17), "day", "https://example.org/a"),
        ("construction", date(2017, 1, 1), "year", "https://example.org/a"),
    ]
    assert ask(data, "select * from project_contradiction") == []
    write_csv(path, AIDDATA | {"Status": "Completion", "Completion Year": "2024"})
    assert azimuth(path).exit_code == 0
    assert ask(data, "select project_id, stage from project") == [("aiddata-35001", "done")]


@pytest.mark.skipif(not DICTIONARY.exists(), reason="the data dictionary is not there")
def test_the_columns_of_aiddata_2_are_read(tmp_path, data):
    with DICTIONARY.open(encoding="utf-8") as file:
        header = [row["field_name"] for row in csv.DictReader(file)]
    known = {"AidData TUFF Project ID": "35001"} | AIDDATA
    path = write_csv(tmp_path / "gcdf2.csv", {name: known.get(name, "") for name in header})
    result = azimuth(path)
    assert result.exit_code == 0, result.exception
    assert ask(data, "select project_id, sector, kind from project") == [("aiddata-35001", "energy", "loan")]


def test_aei_sheets_stand_beside_each_other(data, tmp_path):
    mine = write_csv(tmp_path / "investment.csv", AEI, AEI | {"Country": "Kenya"})
    works = {("Contractor" if name == "Investor" else name): value for name, value in AEI.items()}
    road = write_csv(
        tmp_path / "construction.csv", works | {"Sector": "Transport", "Month": "Oct", "Transaction Party": ""}
    )
    assert azimuth(mine).exit_code == azimuth(road).exit_code == 0
    assert ask(data, "select name, kind, sector, value, currency, stage_since from project order by 1") == [
        ("A mine", "contractor", "transport", 1.26e9, "USD", date(2018, 10, 1)),
        ("A mine / Another mine", "fdi", "mining", 1.26e9, "USD", date(2018, 8, 1)),
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([AIDDATA, AIDDATA | {"AidData Record ID": "2", "Status": "Finished"}], ["line 3", "column Status"]),
        ([AIDDATA | {"Umbrella": ""}], ["line 2", "column Umbrella"]),
        ([AIDDATA | {"Amount (Original Currency)": "much"}], ["line 2", "Amount (Original Currency)"]),
        ([AIDDATA | {"Commitment Date (MM/DD/YYYY)": "17/12/2014"}], ["line 2", "Commitment Date"]),
        ([AIDDATA | {"Completion Year": "soon"}], ["line 2", "Completion Year"]),
        ([AIDDATA, AIDDATA], ["aiddata-35001 is there twice"]),
        ([{name: value for name, value in AIDDATA.items() if name != "Umbrella"}], ["line 1", "Umbrella"]),
        ([{"a": "1", "b": "2"}], ["line 1", "layout"]),
        ([AEI | {"Month": "Smarch"}], ["line 2", "column Month"]),
        ([AEI | {"Quantity in Millions": "n/a"}], ["line 2", "Quantity in Millions"]),
    ],
)
def test_bad_tables_are_named_and_nothing_is_loaded(data, tmp_path, rows, says):
    path = write_csv(tmp_path / "table.csv", *rows)
    result = azimuth(path)
    assert result.exception.exit_code == 2
    for words in ["table.csv", *says]:
        assert words in str(result.exception)
    assert not data.exists()


def test_a_cut_table_is_refused(data, tmp_path):
    path = write_csv(tmp_path / "table.csv", AIDDATA, AIDDATA | {"AidData Record ID": "2"})
    path.write_bytes(path.read_bytes()[:-90])
    result = azimuth(path)
    assert "line 3" in str(result.exception)
    assert not data.exists()


HEAD = '[a]\nname = "A"\norigin = "CN"\nkind = "loan"\nsector = "x"\n'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[a]\nname = "A"\n', "origin is missing"),
        (HEAD.replace("loan", "gift") + "stages = []\n", "kind"),
        (HEAD + 'stages = [{stage = "begun", on = "2020", source = "s"}]\n', "stage"),
        (HEAD + 'stages = [{stage = "done", on = "2020-2", source = "s"}]\n', "day"),
        (HEAD + 'actors = ["nobody"]\nstages = []\n', "nobody"),
        ("[a\n", "TOML"),
    ],
)
def test_bad_registers_are_named(data, tmp_path, content, says):
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    result = azimuth(path)
    assert result.exception.exit_code == 2
    assert says in str(result.exception) or "own.toml" in str(result.exception)
    assert not data.exists()


CONTRADICTING = """
[early]
name = "Done before it was signed"
origin = "CN"
kind = "loan"
sector = "energy"
stages = [{ stage = "signed", on = "2020-05-04", source = "a" }, { stage = "done", on = "2019-03-01", source = "b" }]
[undead]
name = "Built after it was cancelled"
origin = "RU"
kind = "fdi"
sector = "energy"
stages = [
  { stage = "cancelled", on = "2019-01", source = "a" },
  { stage = "construction", on = "2020-01", source = "b" },
]
[twice]
name = "Signed twice"
origin = "TR"
kind = "contractor"
sector = "transport"
stages = [{ stage = "signed", on = "2019-01-10", source = "a" }, { stage = "signed", on = "2019-06-10", source = "b" }]
[fine]
name = "All in the year 2019"
origin = "TR"
kind = "contractor"
sector = "transport"
stages = [{ stage = "construction", on = "2019-06-01", source = "a" }, { stage = "done", on = "2019", source = "b" }]
"""


def test_contradictions_are_flagged(data, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(CONTRADICTING, encoding="utf-8")
    assert azimuth(path).exit_code == 0
    assert ask(data, "select kind, project_id from project_contradiction order by all") == [
        ("after-end", "undead"),
        ("order", "early"),
        ("two-days", "twice"),
    ]


def test_names_are_whole_words_in_every_case_and_script():
    names = {key: set(forms) for key, forms in names_of_projects(read_register(REGISTER)).items()}
    assert {"fruškogorskog koridora", "fruskogorskog koridora", "фрушкогорског коридора"} <= names[
        "fruska-gora-corridor"
    ]
    assert "NIS" in names["nis-sale-mol"]
    # The town of Niš is written so without its diacritics.
    assert "nis" not in names["nis-sale-mol"]


SENTENCES = [
    (
        "Potpisan je ugovor o nastavku radova na Fruškogorskom koridoru.",
        "economy",
        "deal",
        False,
        "fruska-gora-corridor",
    ),
    (
        "Потписан је уговор о наставку радова на Фрушкогорском коридору.",
        "economy",
        "deal",
        False,
        "fruska-gora-corridor",
    ),
    ("Serbia suspends the Morava Corridor contract.", "economy", "done", True, "morava-corridor"),
    ("Zelinka & Sinovi su potpisali ugovor.", "economy", "deal", False, None),
    ("U nis stize gas iz Azerbejdzana.", "energy", "done", False, None),
    ("Vlada bi želela Fruškogorski koridor.", "economy", "call", False, None),
]


@pytest.fixture
def told(data):
    """A warehouse with an article for each sentence, and the register."""
    articles = [
        unitfiles.article(f"https://n1.rs/{at}", (f"Naslov {at}", [text], [(1, domain, "east", stage, text)]))
        for at, (text, domain, stage, _, _) in enumerate(SENTENCES)
    ]
    unitfiles.write_day(data, "2025-11-05", "n1", articles)
    loaded = CliRunner().invoke(group, ["load", "--day", "2025-11-05"])
    assert loaded.exit_code == 0, loaded.exception
    assert azimuth().exit_code == 0
    with writing(lake_in(data)) as connection:
        for text, _, _, is_reversal, _ in SENTENCES:
            connection.execute("update raw.signal set reversal = ? where evidence = ?", [is_reversal, text])
    return data


def test_signals_that_name_a_project_are_candidates(told):
    found = ask(told, "select sentence, project_id, suggested_stage, known_stage, is_further from project_evidence")
    assert sorted(found) == sorted(
        (text, project, "suspended" if is_reversal else "signed", "construction", is_reversal)
        for text, _, _, is_reversal, project in SENTENCES
        if project
    )


def test_a_signal_may_contradict_the_register(told):
    with writing(lake_in(told)) as connection:
        connection.execute("update raw.project_stage set stage = 'done' where project_id = 'morava-corridor'")
    found = ask(
        told,
        "select kind, project_id, stage, signal_id is not null from project_contradiction where kind like 'signal%'",
    )
    assert found == [("signal-after-end", "morava-corridor", "suspended", True)]
