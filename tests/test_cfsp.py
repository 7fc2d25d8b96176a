"""Alignment with EU foreign policy: what is read of statements and articles, and what the warehouse makes of it."""

import json
import tomllib
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from nlp.cfsp.number import settle
from nlp.cfsp.read import read_alignment
from nlp.cfsp.record import Reading, Unread
from nlp.cfsp.reference import references_in
from nlp.cfsp.textfile import parse_text
from warehouse.store import lake_in
from warehouse.store import reading as reading_of

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
SHARED = Path(__file__).parent.parent.parent / "shared/cfsp/alignment_events.csv"
TEXTS = Path(__file__).parent / "cfsp"
EXPECTED = tomllib.loads((TEXTS / "expected.toml").read_text(encoding="utf-8"))


def read(name):
    text = parse_text((TEXTS / f"{name}.txt").read_text(encoding="utf-8"), name)
    return read_alignment(text.text, title=text.title, stated_on=text.stated_on)


def test_every_text_has_its_reading():
    assert {path.stem for path in TEXTS.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", [name for name in EXPECTED if "form" in EXPECTED[name]])
def test_decisions_and_countries_are_those_of_the_text(name):
    reading = read(name)
    assert isinstance(reading, Reading), reading
    assert reading.form == EXPECTED[name]["form"]
    found = [
        (
            one.number,
            one.decided_on,
            one.regime,
            set(one.aligned),
            {"SRB": "SRB" in one.aligned},
            "SRB" in one.not_aligned,
        )
        for one in reading.measures
    ]
    wanted = [
        (
            one.get("number"),
            one.get("on"),
            one["regime"],
            set(one["aligned"].split()),
            {"SRB": one["serbia"]},
            not one["serbia"],
        )
        for one in EXPECTED[name]["decisions"]
    ]
    assert found == wanted
    assert [one.act for one in reading.measures] == [one.get("act", "decision") for one in EXPECTED[name]["decisions"]]


@pytest.mark.parametrize("name", [name for name in EXPECTED if "reason" in EXPECTED[name]])
def test_what_is_not_said_is_not_guessed(name):
    reading = read(name)
    assert isinstance(reading, Unread), reading
    assert reading.reason == EXPECTED[name]["reason"]
    assert reading.detail


@pytest.mark.parametrize(
    ("sentence", "aligned"),
    [
        ("Serbia has failed to align itself with Decision (CFSP) 2024/1709 of 17 June 2024.", False),
        ("Serbia aligned itself with Decision (CFSP) 2024/1709 of 17 June 2024.", True),
        ("Belgrade did not join Council Decision (CFSP) 2024/1709 of 17 June 2024.", False),
        ("Srbija se jeste uskladila sa odlukom (CFSP) 2024/1709 od 17. juna 2024.", True),
        ("Србија још увек није ускладила своју политику са одлуком (ЦФСП) 2024/1709 од 17. јуна 2024.", False),
        ("Srbija se ponovo nije usaglasila sa Odlukom Savjeta (CFSP) 2024/1709 od 17. juna 2024.", False),
        ("Ni sa odlukom (CFSP) 2024/1709 od 17. juna 2024. godine Srbija se nije uskladila.", False),
    ],
)
def test_a_sentence_about_serbia_says_yes_or_no(sentence, aligned):
    reading = read_alignment(sentence)
    assert isinstance(reading, Reading), reading
    assert [(one.number, one.decided_on.isoformat(), "SRB" in one.aligned, "SRB" in one.not_aligned)
            for one in reading.measures] == [("2024/1709", "2024-06-17", aligned, not aligned)]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Serbia is expected to align itself with Decision (CFSP) 2024/1709 of 17 June 2024.",
        "Od Srbije se očekuje da se uskladi sa odlukom (CFSP) 2024/1709 od 17. juna 2024.",
        "The Council adopted Decision (CFSP) 2024/1709; Serbia continues to be part of the Association Process.",
    ],
)
def test_a_wish_is_no_alignment(sentence):
    assert isinstance(read_alignment(sentence), Unread)


@pytest.mark.parametrize(
    ("printed", "day", "stated_on", "number", "corrections"),
    [
        ("2021/19841", "15 November 2021", None, "2021/1984", ("footnote-digit",)),
        ("2021/1984", "15 November 2021", None, "2021/1984", ()),
        ("2022/3461", "1 March 2022", None, "2022/346", ("footnote-digit",)),
        ("2022/2346", "12 December 2022", None, "2022/2346", ()),
        ("2024/385", "19 January 2024", None, "2024/385", ()),
        ("2025/24", "9 January 2025", None, "2025/24", ()),
        ("2021/0448", "12 March 2021", None, "2021/448", ()),
        ("2024/2357", "20 November 2025", date(2025, 12, 8), "2025/2357", ("year",)),
        ("2025/77", "13 January 2024", date(2025, 1, 23), "2025/77", ("date-year",)),
        ("2024/2357", "20 November 2025", None, "2024/2357", ("year-unclear",)),
        ("2023/42311", "", None, "2023/4231", ("footnote-digit",)),
    ],
)
def test_numbers_are_settled_by_their_day(printed, day, stated_on, number, corrections):
    [reference] = references_in(f"on {day.lower()}, the council adopted decision (cfsp) {printed}")
    settled = settle(reference, reference.day, stated_on)
    assert (settled.number, settled.corrections) == (number, corrections)


def azimuth(*arguments):
    return CliRunner().invoke(group, ["import", "cfsp", *map(str, arguments)])


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    return tmp_path / "data"


def ask(data, query):
    with reading_of(lake_in(data)) as connection:
        return connection.execute(query).fetchall()


def test_texts_are_imported_once_and_end_in_one_status_each(data):
    first = azimuth(TEXTS)
    assert first.exit_code == 0, first.output
    assert ask(data, "select outcome, count(*) from cfsp_source group by all order by all") == [
        ("quarantined", 5),
        ("read", 20),
    ]
    before = ask(data, "select * from raw.cfsp_measure order by all")
    assert "nothing to do" in azimuth(TEXTS).output
    assert ask(data, "select * from raw.cfsp_measure order by all") == before
    # The statement on 2023/421 names more countries than the article, which agrees with it.
    assert ask(
        data, "select form, sources, is_contested from cfsp_alignment where number = '2023/421' and country = 'SRB'"
    ) == [("statement", 2, False)]
    assert ask(data, "select celex, delay_days from cfsp_decision where number = '2021/1984'") == [("32021D1984", 58)]


def test_a_text_that_was_corrected_replaces_what_it_gave(data, tmp_path):
    path = tmp_path / "texts.jsonl"
    text = "Serbia {} align itself with Decision (CFSP) 2024/1709 of 17 June 2024 on Crimea and Sevastopol."
    for said, aligned in (("did", True), ("did not", False)):
        row = {"url": "https://example.org/a", "date": "2024-07-04", "text": text.format(said), "title": "Serbia"}
        path.write_text(json.dumps(row), encoding="utf-8")
        assert azimuth(path).exit_code == 0
        newest = "select is_aligned from raw.cfsp_alignment join raw.cfsp_source using (source_id) order by imported_at"
        assert ask(data, newest)[-1] == (aligned,)


TABLE = "decision_cfsp,decision_date,regime,serbia_aligned,statement_date,source_url,note\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "number,aligned\n2022/264,0\n", ["line 1", "decision_cfsp"]),
        (
            "a.csv",
            TABLE + "2022/264,2022-02-23,Belarus,0,2022-03-01,https://e.org,\n2022/26",
            ["line 3", "decision_date"],
        ),
        (
            "a.csv",
            TABLE + "2022/264,2022-02-23,Belarus,maybe,2022-03-01,https://e.org,\n",
            ["line 2", "serbia_aligned"],
        ),
        ("a.csv", TABLE + "2022/264,2022-02-30,Belarus,0,2022-03-01,https://e.org,\n", ["line 2", "decision_date"]),
        ("a.csv", TABLE + "2022/264,2022-02-23,Ruritania,0,2022-03-01,https://e.org,\n", ["line 2", "regime"]),
        ("a.csv", TABLE + "264,2022-02-23,Belarus,0,2022-03-01,https://e.org,\n", ["line 2", "decision_cfsp"]),
        ("a.jsonl", '{"url": "u", "text": "t"}\n{"url": "u", "te', ["line 2", "JSON"]),
        ("a.jsonl", '{"url": "u", "date": "2022-13-01", "text": "t"}\n', ["line 1", "date"]),
        ("a.txt", "date: yesterday\n\nText.", ["line 1", "date"]),
    ],
)
def test_bad_input_is_named_and_nothing_is_loaded(data, tmp_path, name, content, says):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    result = azimuth(path)
    assert result.exception.exit_code == 2
    for words in [name, *says]:
        assert words in str(result.exception)
    assert not data.exists()


@pytest.mark.skipif(not SHARED.exists(), reason="the collected alignments are not there")
def test_the_rate_is_a_composition_effect(data):
    assert azimuth(SHARED).exit_code == 0
    families = (
        "select family = 'russia', count(*), count(*) filter (is_aligned) from cfsp_alignment group by 1 order by 1"
    )
    assert ask(data, families) == [(False, 18, 11), (True, 11, 0)]
    stated = """
        select period, measures, aligned, rate, round(adjusted_rate, 4), russia_measures
        from cfsp_adjusted_rate where basis = 'stated' and period in ('2023', '2025') order by 1
    """
    # By hand: shares 11, 4 and 14 of 29, long-run rates 0, 3/4 and 8/14; 2023 has 0 of 1, 1 of 2 and 0 of 3.
    by_hand = (4 / 29) * (1 + 3 / 4) / 3 + (14 / 29) * (0 + 8 / 14) / 4
    assert ask(data, stated)[0] == ("2023", 6, 1, 1 / 6, round(by_hand, 4), 1)
    # A decision of December whose statement came in January is unfinished in its year.
    assert ask(
        data, "select unfinished from cfsp_rate where basis = 'isac' and period = '2025' and country = 'SRB'"
    ) == [(6,)]


def test_documents_of_the_warehouse_are_read_once(data):
    told = "Srbija se nije uskladila sa odlukom (CFSP) 2025/2019 od 3. oktobra o aktivnostima Rusije."
    articles = [
        unitfiles.article("https://n1.rs/cfsp", ("Srbija i EU", [told], [])),
        unitfiles.article("https://n1.rs/other", ("Vreme", ["Sutra sunčano."], [])),
    ]
    unitfiles.write_day(data, "2025-11-05", "n1", articles)
    assert CliRunner().invoke(group, ["load", "--day", "2025-11-05"]).exit_code == 0
    first = azimuth("--documents")
    assert first.exit_code == 0, first.exception
    assert "nothing to do" in azimuth("--documents").output
    rows = "select number, is_aligned, stated_on, source_url, document_id is not null from cfsp_alignment"
    assert ask(data, rows) == [("2025/2019", False, date(2025, 11, 5), "https://n1.rs/cfsp", True)]
