"""Debunked claims: read from lists, kept once, and queued for the documents they are like."""

import csv
import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import azimuth
from azimuth.cli import group
from nlp.claims.match import Claims, meanings_of
from warehouse.claims.read import read_claims
from warehouse.errors import BadInput
from warehouse.migrate import migrated_snapshot
from warehouse.store import lake_in, reading

specification = importlib.util.spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = importlib.util.module_from_spec(specification)
specification.loader.exec_module(unitfiles)

TITLES = [
    "NATO is preparing an attack on Serbia",
    "The EU sends no help to Serbian farmers",
    "Serbia has imposed sanctions on Russia",
    "Vaccines contain microchips",
    "Azerbaijan refuses to sell gas to Serbia",
    "The minister never met Rubio in Washington",
]
HEAD = ["date", "id", "title", "countries", "keywords", "languages", "outlets"]


@pytest.fixture
def cases(tmp_path):
    path = tmp_path / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(
            ["2020-01-02", f"https://example.eu/{at}", title, "", "", "", ""] for at, title in enumerate(TITLES)
        )
        writer.writerow(["2020-01-02", "https://example.eu/none", "", "", "", "", ""])
    return path


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("НАТО припрема напад на Србију", "sr", 0),
        ("Evropska unija ne pomaže srpskim poljoprivrednicima", "sr", 1),
        ("Сербия ввела санкции против России", "ru", 2),
        ("Vakcine sadrže mikročipove", "sr", 3),
    ],
)
def test_claims_are_met_across_languages_and_scripts(text, language, title):
    claims = Claims(TITLES, meanings_of(TITLES, ["en"] * len(TITLES)))
    (matches,) = claims.nearest([text], [language])
    assert matches[0].claim == title
    assert len(matches) == 5
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


def test_cases_without_wording_are_counted(cases):
    claims, left_out = read_claims(cases)
    assert ([claim.title for claim in claims], left_out) == (TITLES, 1)


def test_claim_reviews_are_read(tmp_path):
    review = {
        "@type": "ClaimReview",
        "url": "https://example.rs/1",
        "claimReviewed": "EU  ukida vize",
        "datePublished": "2025-11-05T10:00:00+01:00",
        "itemReviewed": {"@type": "Claim", "author": {"name": "a tabloid"}},
    }
    path = tmp_path / "reviews.jsonl"
    path.write_text(json.dumps(review) + "\n" + json.dumps({"@type": "NewsArticle"}) + "\n", encoding="utf-8")
    ((claim,), left_out) = read_claims(path)
    assert (claim.claim_id, claim.title, str(claim.claimed_on)) == (
        "https://example.rs/1",
        "EU ukida vize",
        "2025-11-05",
    )
    assert (claim.outlets, left_out) == ("a tabloid", 0)


@pytest.mark.parametrize(("name", "content"), [("a.csv", "date,id\n1,2\n"), ("a.jsonl", "{broken")])
def test_files_of_another_kind_are_refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=name):
        read_claims(path)


def test_imported_claims_are_queued_once(tmp_path, monkeypatch, cases):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    monkeypatch.delenv("AZIMUTH_RUN_ID", raising=False)
    articles = [
        unitfiles.article("https://a.rs/1", unitfiles.VISIT),
        unitfiles.article("https://a.rs/2", unitfiles.GAS),
    ]
    unitfiles.write_import(tmp_path / "data", "import-a-1/0001", "a", articles)

    def run(*arguments):
        result = CliRunner().invoke(group, [*arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    run("load", "--batch", "import-a-1")
    assert "0 claims queued" in run("mark", "--step", "claims")
    assert "6 claims;" in run("import", "claims", str(cases))
    assert "imported before" in run("import", "claims", str(cases))
    assert "2 documents, 10 claims queued" in run("mark", "--step", "claims")
    assert "0 documents" in run("mark", "--step", "claims")
    lake = lake_in(tmp_path / "data")
    with reading(lake, version=migrated_snapshot(lake, azimuth.__version__)) as connection:
        first = connection.execute("select title, claim from claim_queue where place = 1 order by title").fetchall()
    assert first == [(unitfiles.VISIT[0], TITLES[5]), (unitfiles.GAS[0], TITLES[4])]
