"""Events: accounts of one act meet, others stay apart, copies collapse, and ids stay."""

import csv
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from nlp.script import to_cyrillic
from nlp.wording import terms_of
from reports.events.agreement import agreement
from reports.events.group import Place, group_accounts
from reports.events.identity import id_of, name_events
from reports.events.settings import read_settings
from reports.events.summary import summarise
from warehouse.store import lake_in, reading

ROOT = Path(__file__).parent.parent
PAIRS = Path(__file__).with_name("event_pairs.csv")
specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
article = unitfiles.article


def headline(url, text, signal, *, language="sr", day=date(2025, 11, 5)):
    return article(url, (text, ["Tekst."], [(0, *signal)]), language=language, published_on=day)


LICENCE = ("energy", "west", "deal")
LATIN = "Sijarto i Đedović potpisali u Beogradu ugovor o naftovodu Segedin, vredan 130 miliona evra"
CYRILLIC = "Ђедовић и Сијарто: Нафтовод до Сегедина вредан 130 милиона евра, потписали смо уговор"
ENGLISH = "Szijjarto, Djedovic sign 130 mln euro pipeline contract in Belgrade"
OTHER = "Sijarto otvorio izložbu mađarskih slikara u Novom Sadu"


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    monkeypatch.delenv("AZIMUTH_RUN_ID", raising=False)
    return tmp_path / "data"


def azimuth(*arguments):
    result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def load(data, **articles):
    """Load articles, the outlet being the name."""
    for source, each in articles.items():
        unitfiles.write_import(data, f"import-{source}-1/0001", source, each)
        azimuth("load", "--batch", f"import-{source}-1")


def ask(data, query):
    with reading(lake_in(data)) as connection:
        return connection.execute(query).fetchall()


def signal(evidence, kind=LICENCE):
    return (*kind, evidence)


def one_act(data):
    load(
        data,
        n1=[headline("import:n1/1", LATIN, signal("potpisali")), headline("import:n1/2", OTHER, signal("otvorio"))],
        rts=[headline("import:rts/1", CYRILLIC, signal("потписали"), day=date(2025, 11, 6))],
        tass=[headline("import:tass/1", ENGLISH, signal("sign"), language="en", day=date(2025, 11, 6))],
    )


def test_accounts_in_two_scripts_and_two_languages_are_one_event(data):
    one_act(data)
    azimuth("events")
    rows = ask(data, "select outlets, documents, sentences, copies, sources, language, first_source, week from event")
    assert sorted(rows) == [
        (1, 1, 1, 0, ["n1"], "sr-Latn", "n1", "2025-W45"),
        (3, 3, 3, 0, ["n1", "rts", "tass"], "sr-Latn", "n1", "2025-W45"),
    ]
    roles = ask(data, "select source, role, published_on::varchar from event_signal where role <> 'first' order by all")
    assert roles == [("rts", "more", "2025-11-06"), ("tass", "more", "2025-11-06")]


def test_a_story_in_many_outlets_is_one_piece_of_evidence(data):
    outlets = {f"outlet{number}": [headline(f"import:{number}/1", LATIN, signal("potpisali"))] for number in range(12)}
    load(data, **outlets)
    azimuth("events")
    assert ask(data, "select outlets, sentences, copies from event") == [(12, 12, 11)]


APART = {
    "another direction": signal("potpisali", ("energy", "east", "deal")),
    "another domain": signal("potpisali", ("economy", "west", "deal")),
    "a call": signal("potpisali", ("energy", "west", "call")),
}


@pytest.mark.parametrize("kind", APART.values(), ids=APART)
def test_what_differs_in_kind_stays_apart(data, kind):
    load(data, n1=[headline("import:n1/1", LATIN, signal("potpisali"))])
    load(data, rts=[headline("import:rts/1", CYRILLIC, (*kind[:3], "потписали"))])
    azimuth("events")
    assert len(ask(data, "from event")) == 2


def test_the_same_words_weeks_later_are_another_event(data):
    load(data, n1=[headline("import:n1/1", LATIN, signal("potpisali"))])
    load(data, rts=[headline("import:rts/1", CYRILLIC, signal("потписали"), day=date(2025, 12, 1))])
    azimuth("events")
    assert len(ask(data, "from event")) == 2


def test_a_second_run_writes_nothing_and_later_articles_keep_the_ids(data):
    one_act(data)
    assert "stored" in azimuth("events")
    before = ask(data, "select event_id from event order by 1")
    snapshot = ask(data, "select id from lake.current_snapshot()")
    assert "nothing has changed" in azimuth("events")
    assert ask(data, "select id from lake.current_snapshot()") == snapshot
    load(data, b92=[headline("import:b92/1", f"{LATIN}, kaže ministarka", signal("potpisali"), day=date(2025, 11, 7))])
    # Loaded later, but published a day earlier than the account that gave the event its name.
    load(data, beta=[headline("import:beta/1", LATIN, signal("potpisali"), day=date(2025, 11, 4))])
    azimuth("events")
    assert ask(data, "select event_id from event order by 1") == before
    assert ask(data, "select max(outlets) from event") == [(5,)]
    assert ask(data, "from event_lineage") == []


def test_a_dry_run_writes_nothing(data):
    one_act(data)
    assert "nothing was written" in azimuth("events", "--dry-run")
    assert ask(data, "from event") == []


def test_events_that_began_outside_the_range_stay(data):
    load(data, n1=[headline("import:n1/1", LATIN, signal("potpisali"))])
    azimuth("events")
    load(data, rts=[headline("import:rts/1", CYRILLIC, signal("потписали"), day=date(2025, 11, 6))])
    load(data, b92=[headline("import:b92/1", OTHER, signal("otvorio"), day=date(2025, 9, 1))])
    azimuth("events", "--since", "2025-11-06", "--until", "2025-11-30")
    assert ask(data, "select outlets, happened_on::varchar from event") == [(2, "2025-11-05")]
    azimuth("events")
    assert len(ask(data, "from event")) == 2


def test_a_range_that_runs_backwards_is_refused(data):
    result = CliRunner().invoke(group, ["events", "--since", "2025-11-02", "--until", "2025-11-01"])
    assert "turn them round" in str(result.exception)


def places(*days):
    return [Place(number, date(2025, 11, day), 6) for number, day in enumerate(days)]


def test_a_chain_of_look_alikes_is_not_one_event():
    scores = {number: {number - 1: 0.9} for number in range(1, 6)}
    groups = group_accounts(places(1, 1, 2, 2, 3, 3), scores, read_settings())
    assert groups == [[0, 1], [2, 3], [4, 5]]


def test_an_event_ends_with_its_window():
    scores = {1: {0: 0.9}, 2: {0: 0.9, 1: 0.9}}
    assert group_accounts(places(1, 6, 8), scores, read_settings()) == [[0, 1], [2]]


NAMES = {
    "new": ([["a", "b"]], [], [id_of("a")], {}),
    "a later account": ([["a", "b"]], [id_of("a")], [id_of("a")], {}),
    "an earlier account": ([["b", "a"]], [id_of("a")], [id_of("a")], {}),
    "two become one": ([["a", "b", "c"]], [id_of("a"), id_of("c")], [id_of("a")], {id_of("c"): id_of("a")}),
    "its first account is gone": ([["b"]], [id_of("a")], [id_of("b")], {id_of("a"): None}),
}


@pytest.mark.parametrize(("groups", "known", "names", "lineage"), NAMES.values(), ids=NAMES)
def test_names_stay(groups, known, names, lineage):
    assert name_events(groups, known) == (names, lineage)


def account(number, **values):
    row = {
        "account": number, "source": "n1", "domain": "energy", "direction": "west", "partner": ["HU"], "actor": "both",
        "stage": "deal", "reversal": False, "day": date(2025, 11, 5), "seen_at": None, "document_id": f"{number}",
        "language": "sr", "script": "Cyrl", "probability": None,
    }  # fmt: skip
    return row | values


def test_copies_and_one_loud_outlet_do_not_outvote_the_others():
    accounts = [account(1), *[account(number, stage="plan") for number in range(2, 6)], account(6, source="rts")]
    row = summarise("e", [*accounts, *[account(n, stage="done", source="b92") for n in range(7, 12)]], range(7, 12))
    assert (row["stage"], row["outlets"], row["copies"], row["language"]) == ("deal", 3, 5, "sr-Cyrl")


def test_of_equally_frequent_stages_the_least_committed_counts():
    assert summarise("e", [account(1, stage="deal"), account(2, stage="plan")], ())["stage"] == "plan"


def test_terms_meet_across_scripts_and_languages():
    day = date(2025, 11, 5)
    latin, cyrillic = (set(terms_of(text, language="sr", day=day)) for text in (LATIN, to_cyrillic(LATIN)))
    english = set(terms_of(ENGLISH, language="en", day=day))
    assert cyrillic == latin
    assert {"number:130", "person:szijjarto"} <= latin & english


def test_judged_pairs_are_ids_and_labels_only():
    rows = list(csv.DictReader(PAIRS.open(encoding="utf-8")))
    assert len(rows) >= 250
    assert all(len(row["first"]) == len(row["second"]) == 16 and row["same"] in {"0", "1"} for row in rows)
    ids = {row[which] for row in rows for which in ("first", "second")}
    # All joined: precision is the share of pairs that are the same; none joined: nothing is found.
    joined = agreement(PAIRS, dict.fromkeys(ids, "one"))
    assert joined.recall == 1
    assert joined.drawn_precision == pytest.approx(sum(row["same"] == "1" for row in rows) / len(rows))
    assert agreement(PAIRS, {name: name for name in ids}).recall == 0
    assert agreement(PAIRS, {}).missing == len(rows)
