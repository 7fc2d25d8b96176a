"""Copies are found in both scripts, cut and padded; whose text it is decides whether a copy is marked."""

import json
from datetime import UTC, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import azimuth
from azimuth.cli import group
from nlp.namekeys import name_keys
from nlp.outlets.credit import credits_outlet
from nlp.script import fold, to_cyrillic
from warehouse.check import run_checks
from warehouse.copies.changes import changes_of
from warehouse.copies.shingles import Sampler
from warehouse.migrate import migrated_snapshot
from warehouse.store import lake_in, reading

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)

STORY = [
    "Ministar energetike izjavio je da pregovori o snabdevanju gasom ulaze u završnu fazu.",
    "Dve delegacije razgovarale su u Beogradu više od četiri sata o ceni i trajanju ugovora.",
    "Skladište u Banatskom Dvoru popunjeno je do kraja, pa građani ne treba da brinu za zimu.",
    "Stručnjaci upozoravaju da kratkoročni aranžman ne daje privredi dovoljno sigurnosti za planove.",
    "Naredni sastanak zakazan je za početak decembra, kada se očekuje i potpisivanje aneksa.",
]
OTHER = [
    "Fudbaleri su na gostovanju osvojili tri boda posle preokreta u poslednjih deset minuta utakmice.",
    "Trener je pohvalio mlade igrače koji su ušli sa klupe i doneli novu energiju celoj ekipi.",
    "Sledeće kolo igra se u nedelju, a povređeni napadač vratiće se tek posle zimske pauze u ligi.",
]
BRIDGE = [
    "Novi most preko Save biće otvoren za saobraćaj pre predviđenog roka, saopšteno je iz grada.",
    "Radovi su počeli pre dve godine, a izvođač je zimus produžio smene da bi nadoknadio kašnjenje.",
    "Vozače će na prilazima dočekati nova signalizacija, pešake i bicikliste posebna staza uz reku.",
]
SCHOOL = [
    "Učenici tri beogradske gimnazije dobili su nove kabinete za hemiju opremljene novcem roditelja.",
    "Profesori kažu da će se ogledi posle više od decenije ponovo izvoditi na svakom drugom času.",
    "Direktor najavljuje da će kabineti subotom biti otvoreni i za osnovce iz okolnih opština.",
]
WINE = [
    "Berba grožđa u Župi završena je ranije nego ikad, a vinari očekuju izuzetno dobru godinu.",
    "Sušno leto smanjilo je prinos za petinu, ali je šećera u zrnu više nego prethodnih sezona.",
    "Prva mlada vina moći će da se probaju na sajmu koji se tradicionalno održava krajem novembra.",
]
TIME = datetime(2025, 11, 5, 8, tzinfo=UTC)


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    monkeypatch.delenv("AZIMUTH_RUN_ID", raising=False)
    return tmp_path / "data"


def run(*arguments):
    result = CliRunner().invoke(group, [str(each) for each in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def rows(data, statement):
    lake = lake_in(data)
    with reading(lake, version=migrated_snapshot(lake, azimuth.__version__)) as connection:
        return connection.execute(statement).fetchall()


def told(url, sentences, *, minutes, title="Naslov", agency=None, language="sr"):
    """Return an article of a host, told so many minutes after the first, and its document."""
    source = url.split("/")[2].replace(".", "-")
    article = unitfiles.article(url, (title, sentences, []), precision="minute", language=language)
    return article, article.document(source, published_at=TIME + timedelta(minutes=minutes), agency=agency)


def load(data, *articles, batch="import-press-1"):
    unitfiles.write_unit(data, f"{batch}/0001", [document for _, document in articles], [each for each, _ in articles])
    names = [
        {"name": name, "publisher": name, "language": "sr-Latn", "kind": "import"}
        for name in sorted({document.source for _, document in articles})
    ]
    (data / f"documents/{batch}/sources.json").write_text(json.dumps(names), encoding="utf-8")
    run("load", "--batch", batch)


def cyrillic(sentences):
    return [to_cyrillic(sentence) for sentence in sentences]


@pytest.mark.parametrize("change", [lambda text: text, to_cyrillic, lambda text: fold(text).upper()])
def test_samples_are_blind_to_script_case_and_diacritics(change):
    sampler = Sampler(lambda word: fold(word).replace("dj", "d"))
    text = " ".join(STORY)
    assert np.array_equal(sampler.sample(text).hashes, sampler.sample(change(text)).hashes)


def test_a_long_text_holds_the_sample_of_a_short_one():
    sampler = Sampler(fold)
    short = sampler.sample(" ".join(STORY))
    long = sampler.sample(" ".join([*STORY, *(f"reč{number}" for number in range(400))]))
    assert short.is_dense
    assert not long.is_dense
    assert np.isin(short.hashes, long.hashes).sum() == short.sparse_count > 5


def test_changes_are_named():
    copy = ("Drugi naslov", " ".join(cyrillic([STORY[0], OTHER[0], *STORY[2:]])))
    changes = changes_of(copy, ("Naslov", " ".join(STORY)), fold, scripts=True)
    assert (changes.is_title_changed, changes.sentences_added, changes.sentences_dropped) == (True, 1, 1)
    assert (changes.added, changes.dropped) == (to_cyrillic(OTHER[0]), STORY[1])


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("Kako prenosi Sputnjik, sastanak je održan.", "Sputnik Srbija", True),
        ("Сообщает РТ Балкан.", "RT Balkan", True),
        ("(Tanjug)", "Tanjug", True),
        ("Преноси Танјуг", "Tanjug", True),
        ("Rekao je danas za medije.", "Danas", False),
        ("Sputnjik je prvi satelit.", "Sputnik Srbija", False),
    ],
)
def test_credit_is_a_name_near_a_word_that_credits(text, outlet, expected):
    assert credits_outlet(text, outlet) is expected


def test_whose_text_it_is_decides(data):
    load(
        data,
        told("https://rt.rs/1", STORY, minutes=0),
        told("https://portal-a.rs/1", cyrillic([*STORY[:4], OTHER[0]]), minutes=30, title="Drugi naslov"),
        told("https://portal-b.rs/1", ["Kako prenosi RT Balkan, dogovora još nema.", *STORY], minutes=60),
        told("https://tanjug.rs/1", OTHER, minutes=0),
        told("https://portal-a.rs/2", cyrillic(OTHER), minutes=20),
        told("https://portal-b.rs/2", OTHER[:2], minutes=40, agency="Beta"),
        told("https://portal-c.rs/2", BRIDGE, minutes=5, agency="Beta"),
        told("https://portal-d.rs/2", BRIDGE, minutes=50),
        told("https://portal-c.rs/3", SCHOOL, minutes=0),
        told("https://portal-d.rs/3", SCHOOL, minutes=45),
        told("https://portal-e.rs/3", [*SCHOOL, OTHER[2]], minutes=90),
        told("https://portal-f.rs/3", SCHOOL, minutes=6 * 60 + 40),
        told("https://kurir.rs/4", WINE, minutes=0),
        told("https://espreso.rs/4", WINE, minutes=10),
    )
    assert " 14 documents" in run("mark", "--step", "outlets", "--step", "copies")
    found = rows(data, "select source, url[-1:], marker_id from marker where layer = 'distribution' order by all")
    assert found == [
        ("portal-a-rs", "1", "DUP-COPYPASTA"),
        ("portal-a-rs", "1", "DUP-STATE-REPRINT"),
        ("portal-c-rs", "3", "DUP-BURST"),
        ("portal-d-rs", "3", "DUP-BURST"),
        ("portal-d-rs", "3", "DUP-COPYPASTA"),
        ("portal-e-rs", "3", "DUP-BURST"),
        ("portal-e-rs", "3", "DUP-COPYPASTA"),
        ("portal-f-rs", "3", "DUP-COPYPASTA"),
    ]
    copies = rows(
        data, "select source, origin, origin_name, is_credited, is_related, lag_minutes from copy order by all"
    )
    assert ("portal-a-rs", "outlet", "RT Balkan", False, False, 30) in copies
    assert ("portal-b-rs", "outlet", "RT Balkan", True, False, 60) in copies
    assert ("portal-a-rs", "agency", "Tanjug", False, False, 20) in copies
    assert ("portal-d-rs", "agency", "Beta", False, False, 45) in copies
    assert ("espreso-rs", "outlet", "Kurir", False, True, 10) in copies
    order = rows(data, "select source from text_carrier where title <> 'x' and url like '%/3' order by carrier_no")
    assert [source for (source,) in order] == ["portal-c-rs", "portal-d-rs", "portal-e-rs", "portal-f-rs"]
    evidence = rows(data, "select evidence from marker where marker_id = 'DUP-STATE-REPRINT'")[0][0]
    assert "RT Balkan of 2025-11-05 08:00 UTC; RT Balkan is not named" in evidence
    assert "1 sentences added, 1 dropped; other title; other script" in evidence
    assert "0 documents" in run("mark", "--step", "copies")
    lake = lake_in(data)
    assert not [each.name for each in run_checks(lake, migrated_snapshot(lake, azimuth.__version__)) if each.broken]


def test_an_earlier_carrier_that_is_loaded_later_takes_the_text_over(data):
    load(data, told("https://portal-a.rs/1", STORY, minutes=30), told("https://portal-b.rs/1", OTHER, minutes=0))
    assert " 0 copies, 0 markers" in run("mark")
    load(data, told("https://rt.rs/1", STORY, minutes=0), batch="import-rt-1")
    assert "1 documents, 1 sampled, 1 copies, 2 markers" in run("mark", "--step", "copies")
    assert rows(data, "select source, first_source, lag_minutes from copy") == [("portal-a-rs", "rt-rs", 30)]


ENGLISH = (
    "It took Marko Djuric and Marco Rubio 45 minutes in Washington, said a diplomat. It was agreed that Gazprom sells "
    "its 56 percent of NIS by February 13, an aide to Djuric said in Vienna, where OPEC meets."
)
SERBIAN = (
    "Sastanak Marka Đurića i Marka Rubija u Vašingtonu trajao je 45 minuta, rekao je diplomata. Dogovoreno je da "
    "Gasprom proda svojih 56 odsto NIS-a do 13. februara, kaže saradnik Đurića u Beču, gde zaseda OPEK."
)


def test_names_and_figures_are_the_same_in_other_languages():
    # Đurić, Gazprom, Marko, NIS, OPEC, Rubio, Washington; what begins a sentence may be no name.
    expected = {"13", "45", "56", "drk", "gsprm", "mrk", "ns", "pk", "rb", "vsngt"}
    assert name_keys(ENGLISH) & name_keys(SERBIAN) == expected


@pytest.mark.parametrize(("language", "minutes", "expected"), [("en", 0, 1), ("en", 90, 0), ("hr", 0, 0)])
def test_a_translation_is_a_candidate_only_of_an_earlier_foreign_text(data, language, minutes, expected):
    load(
        data,
        told("https://agency.example/1", [ENGLISH], minutes=minutes, language=language),
        told("https://portal-a.rs/1", [SERBIAN], minutes=60),
        *(told(f"https://portal-{n}.rs/1", each, minutes=60) for n, each in enumerate([STORY, OTHER, BRIDGE, SCHOOL])),
    )
    run("mark")
    found = rows(data, "select source, evidence from marker where marker_id = 'DUP-TRANSLATION'")
    assert len(found) == expected
    assert all(source == "portal-a-rs" and evidence.startswith("candidate") for source, evidence in found)
