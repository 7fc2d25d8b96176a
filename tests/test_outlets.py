"""The outlet register and the lists it is filled from: facts with sources; what no list covers stays unknown."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

import azimuth
from azimuth.cli import group
from nlp.outlets.register import outlets
from warehouse.check import run_checks
from warehouse.migrate import migrated_snapshot
from warehouse.outlets.lists import read_list
from warehouse.outlets.statement import WHAT, host_of
from warehouse.store import lake_in, reading

SHARED = Path(__file__).parent.parent.parent / "shared" / "disinfo"
specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)

NAMES = {name: host for outlet in outlets() for name, host in outlet.known_as.items()}
MATRIX = "Region,Country,Media company,Main assets,URL,Typology,Status\n"
SITES = "Threat Actor,Domain,Name,Source\n"


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


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Blic.rs/vesti/1", "blic.rs"),
        ("http://lat.rt.rs:80?x=1", "lat.rt.rs"),
        ("pravda.rs", "pravda.rs"),
        ("Sputnik Serbia", ""),
        ("", ""),
    ],
)
def test_host_of(address, host):
    assert host_of(address) == host


def test_every_statement_has_its_source_and_date():
    for outlet in outlets():
        assert outlet.hosts, outlet.name
        for said in outlet.said:
            assert said.what in WHAT, outlet.name
            assert said.source.startswith(("https://", "spiders/")), outlet.name
            assert said.on[:2] == "20", outlet.name
            assert said.host is None or said.host in outlet.hosts, outlet.name
        assert set(outlet.known_as.values()) <= set(outlet.hosts)


def test_documents_are_marked_by_their_outlet(data, tmp_path):
    places = {
        "sputnik": "https://lat.sputnikportal.rs/1", "kurir": "https://www.kurir.rs/1", "tanjug": "https://tanjug.rs/1",
        "mirror": "https://mirror.example.com/1", "pravda": "https://serbia.news-pravda.com/1",
        "unknown": "https://nepoznat.rs/1", "lookalike": "https://notrt.rs/1", "matrix": "https://cgtn.example.cn/1",
    }  # fmt: skip
    for name, url in places.items():
        unitfiles.write_import(data, f"import-{name}-1/0001", name, [unitfiles.article(url)])
        run("load", "--batch", f"import-{name}-1")
    matrix = tmp_path / "matrix.csv"
    matrix.write_text(
        f"{MATRIX}Asia,China,CMG,CGTN,https://cgtn.example.cn/,SC,\nEurope,Serbia,Kurir,Kurir,http://www.kurir.rs/,SC,\n"
        # Lists name hosts more than once; which row counts must be the same each time.
        "Asia,China,CCTV,CGTN (English),https://cgtn.example.cn/,SC,\n",
        encoding="utf-8",
    )
    sites = tmp_path / "sites.csv"
    sites.write_text(
        f"{SITES},https://mirror.example.com/,,RT Mirror/Repost\n,https://nepoznat.rs,,Wikidata All News\n"
        ",https://tanjug.rs/feed/rt,,RT Mirror/Repost\n,https://t.me,,Viginum (Portal Kombat)\n",
        encoding="utf-8",
    )
    assert "1 a platform" in run("import", "outlets", matrix, sites, "--stated-on", "2026-08")
    assert run("mark", "--step", "outlets").startswith("outlets: 8 documents, 7 markers")
    found = rows(data, "select source, marker_id, score, peer_id from marker order by all")
    assert found == [
        ("kurir", "SRC-CAPTURED", None, "kurir.rs"),
        ("kurir", "SRC-EUVSDISINFO-CASES", 1, "kurir.rs"),
        ("matrix", "SRC-STATE-CONTROLLED", None, "cgtn.example.cn"),
        ("mirror", "SRC-RT-MIRROR", None, "mirror.example.com"),
        ("pravda", "SRC-PORTAL-KOMBAT", None, "news-pravda.com"),
        ("sputnik", "SRC-STATE-CONTROLLED", None, "sputnikportal.rs"),
        ("tanjug", "SRC-EUVSDISINFO-CASES", 1, "tanjug.rs"),
    ]
    assert "statemediamonitor.com" in rows(data, "select evidence from marker where marker_id = 'SRC-CAPTURED'")[0][0]
    # The register's doubt about a cell goes before the list, and what no list covers is unknown.
    assert rows(data, "select typology, is_agency from outlet where host = 'tanjug.rs'") == [(None, True)]
    assert rows(data, "select outlet_host, typology from document_outlet where source = 'unknown'") == [(None, None)]
    assert run("mark", "--step", "outlets").startswith("outlets: 0 documents, 0 markers")
    lake = lake_in(data)
    findings = run_checks(lake, migrated_snapshot(lake, azimuth.__version__))
    assert not [finding.name for finding in findings if finding.broken]


@pytest.mark.skipif(not SHARED.exists(), reason="the lists are not part of the repository")
@pytest.mark.parametrize(
    ("file", "kind", "host", "what", "value"),
    [
        ("state_media_matrix.csv", "state-media-matrix", "rs.sputniknews.com", "typology", "SC"),
        ("asd_sites_of_concern.csv", "sites-of-concern", "esrt.online", "mirror_of", "RT"),
        ("domains_joined.csv", "domains-joined", "srb.news-front.info", "cases", "5"),
    ],
)
def test_the_lists_of_the_field_are_read(file, kind, host, what, value):
    given = read_list(SHARED / file, "2026-08", NAMES)
    assert given.kind == kind
    assert (host, what, value) in {(each.host, each.what, each.value) for each in given.statements}
    assert not {"t.me", "facebook.com"} & {each.host for each in given.statements}


@pytest.mark.skipif(not SHARED.exists(), reason="the lists are not part of the repository")
def test_cases_are_counted_once_each():
    given = read_list(SHARED / "euvsdisinfo_balkans_subset.csv", "2021-02", NAMES)
    cases = {each.host: int(each.value) for each in given.statements}
    assert cases["rs.sputniknews.com"] > cases["rs-lat.sputniknews.com"] > 10
    assert max(cases.values()) <= given.rows


def test_an_unknown_list_is_refused(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["import", "outlets", str(path)])
    assert result.exception.exit_code == 2
    assert "is no list that is known" in str(result.exception)
