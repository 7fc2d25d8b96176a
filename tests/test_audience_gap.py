"""The audience gap lists what is told in English and in Serbian with signals that lean differently."""

from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

import azimuth
from azimuth.cli import group
from warehouse.migrate import migrated_snapshot
from warehouse.store import lake_in, reading

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)

ENGLISH = ("Serbia will align with the EU on energy.", "will align")
SERBIAN = ("Србија остаје уз руски гас, рекао је министар.", "остаје уз")


def told(number, language, direction, told_in, *, domain="energy", day=date(2025, 11, 5)):
    sentence, words = told_in
    subject = (f"Naslov {number}", [sentence], [(1, domain, direction, "stance", words)])
    return unitfiles.article(f"https://ministry.rs/{number}", subject, language=language, published_on=day)


@pytest.fixture
def gaps(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)

    def read(*articles):
        unitfiles.write_import(tmp_path, "import-ministry-1/0001", "ministry", articles)
        result = CliRunner().invoke(group, ["load", "--batch", "import-ministry-1"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        lake = lake_in(tmp_path)
        with reading(lake, version=migrated_snapshot(lake, azimuth.__version__)) as connection:
            return connection.execute(
                "select partner, direction_en, direction_sr, gap, sources_in_both, sentence_sr "
                "from audience_gap order by partner"
            ).fetchall()

    return read


def test_a_gap_is_listed_with_its_evidence(gaps):
    found = gaps(told(1, "en", "neutral", ENGLISH), told(2, "sr", "west", SERBIAN))
    assert found == [
        ("EU", "neutral", "west", -1.0, ["ministry"], SERBIAN[0]),
        ("US", "neutral", "west", -1.0, ["ministry"], SERBIAN[0]),
    ]


@pytest.mark.parametrize(
    "other",
    [
        told(2, "sr", "neutral", SERBIAN),
        told(2, "sr", "west", SERBIAN, domain="economy"),
        told(2, "sr", "west", SERBIAN, day=date(2025, 11, 12)),
        told(2, "en", "west", ENGLISH),
    ],
    ids=["same direction", "another domain", "another week", "one language"],
)
def test_what_agrees_or_is_not_comparable_is_no_gap(gaps, other):
    assert gaps(told(1, "en", "neutral", ENGLISH), other) == []
