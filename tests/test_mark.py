"""`azimuth mark` keeps a layer's markers, once, and takes those of older rules away."""

from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

import azimuth
from azimuth.cli import group
from warehouse.check import run_checks
from warehouse.markerkinds import LAYERS, marker_kinds
from warehouse.markers import Marker, keep_markers, unmarked
from warehouse.migrate import migrate, migrated_snapshot
from warehouse.store import lake_in, reading, writing
from warehouse.unit import Run

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)

RUN = Run("mark 1", "mark", "all", "0", datetime(2025, 11, 6, tzinfo=UTC))
CAPTURED = Marker("", "SRC-CAPTURED", score=1.0, evidence="owner", peer_id="example.rs")


@pytest.fixture
def lake(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    monkeypatch.delenv("AZIMUTH_RUN_ID", raising=False)
    articles = [
        unitfiles.article("https://a.rs/1", unitfiles.VISIT),
        unitfiles.article("https://a.rs/2", unitfiles.GAS),
    ]
    unitfiles.write_import(tmp_path / "data", "import-a-1/0001", "a", articles)
    result = CliRunner().invoke(group, ["load", "--batch", "import-a-1"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return lake_in(tmp_path / "data")


def published(lake, statement):
    snapshot = migrated_snapshot(lake, azimuth.__version__)
    with reading(lake, version=snapshot) as connection:
        return connection.execute(statement).fetchall()


def test_markers_are_kept_once_and_replaced_by_newer_rules(lake):
    with writing(lake) as connection:
        migrate(connection, azimuth.__version__)
        documents = unmarked(connection, "source", "1")
        assert len(documents) == 2
        marker = replace(CAPTURED, document_id=documents[0])
        keep_markers(connection, "source", "1", document_ids=documents, markers=[marker], run=RUN)
        assert unmarked(connection, "source", "1") == []
        assert unmarked(connection, "distribution", "1") == documents
        assert unmarked(connection, "source", "2") == documents
        keep_markers(connection, "source", "2", document_ids=documents, markers=[marker], run=RUN)
    assert published(lake, "select rule_version, marker, evidence from marker") == [
        ("2", "Outlet is captured media", "owner")
    ]
    week = "select week, documents, documents_of_week, document_share from weekly_marker"
    assert published(lake, week) == [("2025-W45", 1, 2, 0.5)]
    findings = run_checks(lake, migrated_snapshot(lake, azimuth.__version__))
    assert not [finding.name for finding in findings if finding.broken]


def test_a_failed_step_leaves_nothing(lake):
    with writing(lake) as connection:
        migrate(connection, azimuth.__version__)
        documents = unmarked(connection, "source", "1")
        with pytest.raises(ValueError, match="not of the layer"):
            keep_markers(connection, "claim", "1", document_ids=documents, markers=[CAPTURED], run=RUN)
        assert unmarked(connection, "claim", "1") == documents


@pytest.mark.parametrize("kind", marker_kinds().values(), ids=lambda kind: kind.marker_id)
def test_kinds_say_what_they_mean(kind):
    assert kind.layer in LAYERS
    assert kind.definition.endswith(".")
    assert (kind.disarm_id is None) == (kind.stix_id is None)
    if kind.precision is not None:
        assert kind.precision_low <= kind.precision <= kind.precision_high
        assert kind.measured_on
