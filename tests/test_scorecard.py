"""The scorecard: every item has a query that runs and a rule that judges it; red lines raise alerts."""

import json
from datetime import UTC, date, datetime

import duckdb
import pytest
from click.testing import CliRunner

import azimuth
from azimuth.cli import group
from nlp.codebook import schema
from warehouse.migrate import migrate
from warehouse.scorecard.items import FOLDER, QUERIES, items
from warehouse.scorecard.judge import Act, judge, level_of, months_after
from warehouse.scorecard.keep import alerts_of, keep_scorecard, row_of
from warehouse.scorecard.score import scorecard
from warehouse.store import lake_in, reading, writing
from warehouse.unit import Run

# The contract of events, and of the tables that the queries read, as far as they read them.
TABLES = """
create table event (
    event_id varchar, domain varchar, direction varchar, partner varchar[], actor varchar, stage varchar,
    reversal boolean, happened_on date, first_seen_at timestamptz, first_document_id varchar, documents integer,
    outlets integer, sentences integer, language varchar, sources varchar[], probability double
);
create table signal (
    document_id varchar, domain varchar, direction varchar, stage varchar, is_negated boolean, sentence varchar
);
create table document (unit varchar, document_id varchar, title varchar, url varchar);
create table un_vote (rollcall_id varchar, date date, iso3 varchar, vote varchar);
create table un_bloc (rollcall_id varchar, eu_majority varchar, russia varchar);
create table cfsp_alignment (
    decision_id varchar, number varchar, country varchar, is_aligned boolean, decided_on date, stated_on date,
    source_url varchar
);
create table licence (
    licence_id varchar, entity varchar, issuer varchar, scope varchar, starts_on date, ends_on date, source_url varchar
);
create table listing_serbia (
    listing_id varchar, entity_id varchar, name varchar, programme varchar, listed_on date, source_url varchar
);
"""
DAY = date(2026, 2, 12)


@pytest.fixture
def tables():
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute(TABLES)
        yield connection


def add_event(tables, name, domain, direction, partner, stage, day, sentence="", *, actor="both", seen=None):  # noqa: PLR0917 - an event has them
    known = f"{seen or day} 08:00:00+00"
    tables.execute(
        "insert into event values (?, ?, ?, ?, ?, ?, false, ?, ?, ?, 3, 2, 3, 'sr-Latn', ['n1'], 0.9)",
        [name, domain, direction, partner, actor, stage, day, known, f"d{name}"],
    )
    tables.execute("insert into document values ('u', ?, 'Vest', ?)", [f"d{name}", f"https://n1.rs/{name}"])
    tables.execute("insert into signal values (?, ?, ?, ?, false, ?)", [f"d{name}", domain, direction, stage, sentence])


def rows(tables, as_of=DAY):
    return {score.item.indicator: row_of(score) for score in scorecard(tables, as_of)}


def test_every_item_of_the_paper_is_there_and_judged_without_any_evidence(tables):
    found = rows(tables)
    assert {row["item"] for row in found.values()} == {*"123456789", "red line"}
    assert sum(row["item"] == "red line" for row in found.values()) == 6
    assert {row["status"] for row in found.values()} == {"no evidence", "held", "open"}


def test_items_and_queries_name_each_other():
    files = {path.stem for path in (FOLDER / "indicators").glob("*.sql")} - {"evidence"}
    assert files == set(QUERIES) == {item.query for item in items()}


def test_items_use_the_codebook_s_codes():
    for item in items():
        assert set(item.values.get("directions", ())) <= set(schema.DIRECTIONS)
        assert set(item.values.get("stages", ())) <= set(schema.STAGES)
        assert set(item.values.get("actors", ())) <= set(schema.ACTORS)


MEETINGS = [
    "Ministar Marko Đurić sastao se sa državnim sekretarom Rubiom.",
    "Министар спољних послова Марко Ђурић састао се са Рубиом.",
    "Foreign Minister Djuric met Secretary of State Rubio.",
    "Министр иностранных дел встретился с Рубио.",
]


@pytest.mark.parametrize("sentence", MEETINGS)
def test_a_high_level_meeting_is_due_again_after_six_months(tables, sentence):
    add_event(tables, "a", "diplomacy", "west", ["US"], "done", "2025-11-05", sentence)
    row = rows(tables)["1-high-level-meeting"]
    assert (row["status"], row["evidence_id"], row["due_on"]) == ("kept", "a", date(2026, 5, 5))
    assert (row["evidence"], row["source_url"]) == (sentence, "https://n1.rs/a")
    assert rows(tables, date(2026, 5, 6))["1-high-level-meeting"]["status"] == "overdue"
    assert rows(tables, date(2025, 11, 4))["1-high-level-meeting"]["status"] == "no evidence"


def test_only_what_was_known_on_the_day_counts(tables):
    add_event(tables, "a", "energy", "west", ["AZ"], "deal", "2026-01-10", seen="2026-02-13")
    assert rows(tables)["2-energy"]["status"] == "no evidence"
    assert rows(tables, date(2026, 2, 13))["2-energy"]["status"] == "moving"


def test_a_plan_is_no_progress_and_an_act_against_it_turns_it(tables):
    add_event(tables, "a", "energy", "neutral", ["FR"], "plan", "2026-01-10", "Nuklearna elektrana sa EDF.")
    assert rows(tables)["3-nuclear"]["status"] == "planned"
    add_event(tables, "b", "energy", "west", ["US"], "deal", "2026-01-20", "Signed an agreement on nuclear fuel.")
    row = rows(tables)["3-nuclear"]
    assert (row["status"], row["acts"], row["due_on"]) == ("moving", 2, date(2027, 1, 20))
    assert rows(tables, date(2027, 2, 1))["3-nuclear"]["status"] == "stalled"


def test_the_roadmap_is_open_until_the_end_of_2026(tables):
    assert rows(tables)["6-roadmap"]["due_on"] == date(2026, 12, 31)
    assert rows(tables, date(2027, 1, 1))["6-roadmap"]["status"] == "missed"
    add_event(tables, "a", "eu_accession", "west", ["EU"], "deal", "2026-11-02", "Usvojena je mapa puta za članstvo.")
    assert rows(tables, date(2027, 1, 1))["6-roadmap"]["status"] == "met"


def test_un_votes_and_declarations_are_judged_by_what_most_of_them_are(tables):
    tables.execute("insert into un_bloc values ('r1', 'Y', 'N'), ('r2', 'Y', 'N'), ('r3', 'Y', 'Y')")
    tables.execute("""insert into un_vote values
        ('r1', '2026-01-01', 'SRB', 'Y'), ('r2', '2026-01-02', 'SRB', 'X'), ('r3', '2026-01-03', 'SRB', 'Y')""")
    tables.execute("""insert into cfsp_alignment values
        ('c1', '2026/1', 'SRB', true, '2025-12-01', '2026-01-05', 'u'),
        ('c2', '2026/2', 'SRB', false, '2026-01-01', null, 'u')""")
    found = rows(tables)
    un, cfsp = found["6-un-positions"], found["6-sanctions"]
    assert (un["status"], un["acts"], un["acts_west"], un["evidence_id"]) == ("moving", 2, 1, "r2")
    assert un["evidence"] == "Serbia X, EU majority Y, Russia N"
    assert (cfsp["status"], cfsp["acts"], cfsp["evidence_id"]) == ("mixed", 2, "c1")


def test_the_licence_that_ends_first_is_due(tables):
    tables.execute("""insert into licence values
        ('a', 'NIS', 'OFAC', 'operate', '2025-12-31', '2026-01-23', 'u'),
        ('b', 'NIS', 'OFAC', 'operate', '2026-01-23', '2026-02-20', 'u'),
        ('c', 'NIS', 'OFAC', 'negotiate', '2025-12-23', '2026-03-24', 'u')""")
    days = (date(2026, 1, 22), DAY, date(2026, 3, 1), date(2026, 3, 25))
    found = [rows(tables, day)["2-oil-company"] for day in days]
    assert [(row["status"], row["evidence_id"], row["due_on"]) for row in found] == [
        ("in force", "a", date(2026, 1, 23)), ("in force", "b", date(2026, 2, 20)),
        ("in force", "c", date(2026, 3, 24)), ("expired", "b", None),
    ]  # fmt: skip


RED_LINES = [
    ("red-russian-military", "defence", ["RU"], "serbia"),
    ("red-chinese-technology", "technology", ["CN"], "both"),
    ("red-chinese-technology", "defence", ["CN"], "both"),
    ("red-russian-energy", "energy", ["RU"], "partner"),
    ("red-eu-sanctions", "sanctions", ["RU"], "serbia"),
]


@pytest.mark.parametrize(("line", "domain", "partner", "actor"), RED_LINES)
def test_an_act_across_a_red_line_is_an_alert_and_a_plan_a_warning(tables, line, domain, partner, actor):
    add_event(tables, "a", domain, "east", partner, "plan", "2026-01-10", actor=actor)
    assert rows(tables)[line]["status"] == "threatened"
    add_event(tables, "b", domain, "east", partner, "deal", "2026-01-20", actor=actor)
    scores = scorecard(tables, DAY)
    alerts = [(s.item.indicator, level_of(act), act.evidence_id, str(act.happened_on)) for s, act in alerts_of(scores)]
    assert alerts == [(line, "crossed", "b", "2026-01-20"), (line, "warning", "a", "2026-01-10")]
    assert {s.item.indicator for s in scores if s.judgement.status == "crossed"} == {line}
    assert rows(tables, date(2027, 1, 21))[line]["status"] == "held"


NO_ALERTS = [
    ("defence", "east", "RU", "stance", "serbia"),
    ("defence", "east", "RU", "call", "serbia"),
    ("defence", "west", "RU", "done", "serbia"),
    ("defence", "east", "RU", "done", "domestic"),
    ("sanctions", "east", "US", "done", "partner"),
    ("technology", "east", "RU", "deal", "serbia"),
    ("energy", "neutral", "RU", "deal", "serbia"),
]


@pytest.mark.parametrize("event", NO_ALERTS, ids="-".join)
def test_a_position_or_the_act_of_others_crosses_no_red_line(tables, event):
    domain, direction, partner, stage, actor = event
    add_event(tables, "a", domain, direction, [partner], stage, "2026-01-10", actor=actor)
    assert list(alerts_of(scorecard(tables, DAY))) == []


def test_a_party_of_serbia_on_a_list_is_an_alert_and_a_watched_foreign_owner_is_none(tables):
    tables.execute("""insert into listing_serbia values
        ('a', 'serbia', 'SPROCURE LLC', 'EU-RUS', '2025-05-21', 'u'),
        ('b', 'gazprom-neft', 'GAZPROM NEFT', 'EU-RUS', '2025-05-21', 'u')""")
    assert [act.evidence_id for _, act in alerts_of(scorecard(tables, DAY))] == ["a"]


def test_one_lender_needs_enough_deals_and_more_than_half_of_them(tables):
    for number in range(4):
        add_event(tables, f"c{number}", "economy", "east", ["CN"], "deal", "2026-01-10", "Kredit banke CEXIM.")
    assert rows(tables)["red-one-lender"]["status"] == "held"
    add_event(tables, "w1", "economy", "west", ["EU"], "deal", "2026-01-11", "Kredit EIB.")
    row = rows(tables)["red-one-lender"]
    assert (row["status"], row["acts"]) == ("crossed", 4)
    assert row["evidence"].startswith("China has 80.0 % of 5 deals")
    for number in range(2, 5):
        add_event(tables, f"w{number}", "economy", "west", ["EU"], "deal", "2026-01-11", "Kredit EBRD.")
    assert rows(tables)["red-one-lender"]["status"] == "held"


@pytest.mark.parametrize(
    ("day", "months", "after"), [((2025, 8, 31), 6, (2026, 2, 28)), ((2025, 12, 15), 1, (2026, 1, 15))]
)
def test_months_end_where_months_end(day, months, after):
    assert months_after(date(*day), months) == date(*after)


def test_a_day_on_which_it_is_due_is_not_late():
    item = next(item for item in items() if item.indicator == "1-high-level-meeting")
    act = Act("event", "a", date(2025, 8, 31), "done", "west", False, "x", None)
    assert judge(item, [act], date(2026, 2, 28)).status == "kept"
    assert judge(item, [act], date(2026, 3, 1)).status == "overdue"


@pytest.fixture
def lake(tmp_path, monkeypatch):
    """A warehouse with our licences, and a view of no events where this version groups none."""
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    result = CliRunner().invoke(group, ["import", "licences"])
    assert result.exit_code == 0, result.output
    found = lake_in(tmp_path / "data")
    with writing(found) as connection:
        migrate(connection, azimuth.__version__)
        if not connection.execute("select 1 from duckdb_views() where view_name = 'event'").fetchall():
            connection.execute("""
                create view main.event as select ''::varchar as event_id, '' as domain, '' as direction,
                    ['']::varchar[] as partner, '' as actor, '' as stage, false as reversal,
                    date '2026-01-01' as happened_on, now() as first_seen_at, '' as first_document_id,
                    0 as documents, 0 as outlets where false
            """)
    return found


def test_the_verb_prints_rows_and_keeps_them(lake):
    arguments = ["scorecard", "--as-of", "2026-02-12", "--json", "--keep"]
    for _ in range(2):
        result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    printed = {row["indicator"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert printed["2-oil-company"]["due_on"] == "2026-02-20"
    with reading(lake) as connection:
        kept = connection.execute("select indicator, status, days_left from scorecard").fetchall()
    assert len(kept) == len(printed) == len(items())
    assert ("2-oil-company", "in force", 8) in kept
    text = CliRunner().invoke(group, arguments[:3], catch_exceptions=False).stdout
    assert "in force    Energy diversification: the licences of the oil company NIS (2 acts, due 2026-02-20)" in text


def test_alerts_are_rows_of_red_line(lake, tables):
    add_event(tables, "a", "defence", "east", ["RU"], "done", "2026-01-10", "Vežba sa Rusijom.", actor="serbia")
    scores = scorecard(tables, DAY)
    with writing(lake) as connection:
        for day in (date(2026, 1, 31), DAY):
            keep_scorecard(connection, scores, day, 1, Run("r", "import-scorecard", "x", "1", datetime.now(UTC)))
        rows_kept = connection.execute(
            "select red_line, level, event_id, since::varchar, evidence from red_line"
        ).fetchall()
        days = connection.execute("select count(distinct as_of) from scorecard_history").fetchall()
    assert rows_kept == [
        ("No new military co-operation with Russia", "crossed", "a", "2026-01-10", "Vežba sa Rusijom."),
    ]  # fmt: skip
    assert days == [(2,)]
