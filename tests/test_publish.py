"""The published database: whole, described, opened by any client, and in step with its page of documentation."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from azimuth.cli import group
from azimuth.errors import BadInput
from warehouse.checksum import table_checksums
from warehouse.dictionary import dictionary_of
from warehouse.publish import publish, published
from warehouse.sqlfile import sql_files
from warehouse.store import lake_in, open_published, writing

ROOT = Path(__file__).parent.parent
specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
article = unitfiles.article
DAYS = ["--since", "2025-11-05", "--until", "2025-11-06"]
# What days of two sources fill; the rest waits for undated documents, imports, events, the index and the scorecard.
FILLED = {
    "cfsp_published_rate", "coverage", "crawl", "document", "document_outlet", "document_status", "fetch_row",
    "outlet_copy_share", "quarantine", "run", "sentence", "signal", "snapshot", "source",
    "source_health", "source_week", "source_yield", "stage_weight",
    "weekly_signal", "weekly_signal_share",
}  # fmt: skip


def azimuth(*arguments):
    return CliRunner().invoke(group, arguments)


def write_days(data):
    edited = article("https://n1.rs/1", ("Naslov", *unitfiles.VISIT[1:]))
    unitfiles.write_day(
        data, "2025-11-05", "n1", [article("https://n1.rs/1"), article("https://n1.rs/2", unitfiles.GAS)]
    )
    unitfiles.write_day(data, "2025-11-05", "rts", [article("https://rts.rs/1")], quarantined=["https://rts.rs/2"])
    unitfiles.write_day(data, "2025-11-06", "n1", [edited], other=[("https://n1.rs/3", "failed")])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A data folder with days loaded and published."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    write_days(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AZIMUTH_DATA", str(folder))
        assert azimuth("load", *DAYS).exit_code == 0
        assert azimuth("publish").exit_code == 0
    return folder


@pytest.fixture
def data(prepared, tmp_path, monkeypatch):
    """A copy of it that a test may spoil."""
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    return shutil.copytree(prepared, tmp_path / "data")


def test_tables_and_views_are_those_of_the_files(prepared):
    with open_published(prepared / "azimuth.duckdb") as connection:
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
        views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
    files = {kind: {file.name for file in sql_files("views") if file.kind == kind} for kind in ("table", "view")}
    assert tables == files["table"] | {"snapshot"}
    assert {name for (name,) in views} == files["view"]


def test_any_client_opens_it_and_every_view_answers(prepared):
    # A process of its own, in which no extension is loaded and none may be fetched.
    program = """
import duckdb, json, sys
config = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
connection = duckdb.connect(sys.argv[1], read_only=True, config=config)
names = [row[0] for row in connection.execute("show tables").fetchall()]
print(json.dumps({name: len(connection.execute(f"from {name}").fetchall()) for name in names}))
"""
    output = subprocess.check_output([sys.executable, "-c", program, prepared / "azimuth.duckdb"], encoding="utf-8")
    rows = json.loads(output)
    assert {name for name, count in rows.items() if count} == FILLED
    assert set(rows) > FILLED


def test_everything_has_a_comment(prepared):
    with open_published(prepared / "azimuth.duckdb") as connection:
        found = connection.execute("""
            select table_name, '' as column_name, comment from duckdb_tables()
            union all select view_name, '', comment from duckdb_views() where not internal
            union all select table_name, column_name, comment from duckdb_columns() where not internal
        """).fetchall()
    assert len(found) > 150
    assert [row[:2] for row in found if not row[2]] == []


def test_the_page_of_documentation_is_the_database_s(prepared):
    with open_published(prepared / "azimuth.duckdb") as connection:
        page = dictionary_of(connection)
    assert (ROOT / "docs/warehouse.md").read_text(encoding="utf-8") == page, "run azimuth publish --dictionary"


def test_no_description_is_left_of_a_column_that_went(prepared):
    from warehouse.describe import EVERY, column_meanings

    with writing(lake_in(prepared)) as lake, open_published(prepared / "azimuth.duckdb") as connection:
        columns = "select table_name, column_name from duckdb_columns() where not internal"
        existing = set(lake.execute(columns).fetchall() + connection.execute(columns).fetchall())
    for table, meanings in column_meanings().items():
        for column in meanings:
            assert column in {name for _, name in existing} if table == EVERY else (table, column) in existing


def test_the_snapshot_says_where_it_comes_from(prepared):
    with open_published(prepared / "azimuth.duckdb") as connection:
        [row] = connection.execute("select label, documents, sentences, signals from snapshot").fetchall()
    assert row == ("azimuth-sample", 4, 12, 4)
    assert published(prepared / "azimuth.duckdb").snapshot_id > 0


def test_what_is_published_already_is_left_alone(data):
    before = (data / "azimuth.duckdb").stat().st_mtime_ns
    assert "published already" in azimuth("publish").output
    assert (data / "azimuth.duckdb").stat().st_mtime_ns == before


def test_a_snapshot_gives_the_same_contents_each_time(data):
    path, again = data / "azimuth.duckdb", data / "again.duckdb"
    publish(lake_in(data), again, snapshot_id=published(path).snapshot_id, azimuth_version="0")
    with closing(open_published(path)) as one, closing(open_published(again)) as other:
        assert table_checksums(one) == table_checksums(other)


def test_a_reader_keeps_the_old_file_while_a_new_one_takes_its_place(data):
    unitfiles.write_day(data, "2025-11-06", "rts", [article("https://rts.rs/4", unitfiles.SANCTIONS)])
    with open_published(data / "azimuth.duckdb") as old:
        azimuth("load", *DAYS)
        assert azimuth("publish").exit_code == 0
        assert old.execute("select count(*) from document").fetchall() == [(4,)]
    with open_published(data / "azimuth.duckdb") as new:
        assert new.execute("select count(*) from document").fetchall() == [(5,)]


def test_nothing_is_published_where_a_rule_is_broken(data):
    before = (data / "azimuth.duckdb").read_bytes()
    with writing(lake_in(data)) as connection:
        connection.execute("update raw.signal set stage = 'rumour'")
    result = azimuth("publish")
    assert isinstance(result.exception, BadInput)
    assert "signal_values_are_of_the_codebook" in str(result.exception)
    assert (data / "azimuth.duckdb").read_bytes() == before


def test_publish_without_a_warehouse_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    result = azimuth("publish")
    assert result.exception.exit_code == 2
    assert "azimuth load" in str(result.exception)


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_kill_9_while_publishing_leaves_a_whole_file(data, share):
    unitfiles.write_day(data, "2025-11-06", "rts", [article("https://rts.rs/4", unitfiles.SANCTIONS)])
    azimuth("load", *DAYS)
    kept = data / "kept"
    shutil.copytree(data / "warehouse", kept / "warehouse")
    environment = os.environ | {"AZIMUTH_DATA": str(kept)}
    arguments = [sys.executable, "-m", "azimuth", "publish"]
    began = time.monotonic()
    subprocess.run(arguments, env=environment, check=True, capture_output=True)
    seconds = time.monotonic() - began
    process = subprocess.Popen(arguments, env=environment | {"AZIMUTH_DATA": str(data)}, stderr=subprocess.DEVNULL)
    time.sleep(share * seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with open_published(data / "azimuth.duckdb") as connection:
        assert connection.execute("select count(*) from document").fetchall()[0][0] in {4, 5}
    assert azimuth("publish").exit_code == 0
    with (
        closing(open_published(data / "azimuth.duckdb")) as one,
        closing(open_published(kept / "azimuth.duckdb")) as other,
    ):
        assert table_checksums(one) == table_checksums(other)
    assert {path.name for path in data.iterdir() if path.name.startswith(".azimuth")} == set()


def test_a_damaged_file_is_named_and_made_anew(data):
    (data / "azimuth.duckdb").write_bytes(b"no database" * 1000)
    result = azimuth("status")
    assert result.exception.exit_code == 2
    assert "azimuth publish" in str(result.exception)
    assert azimuth("publish").exit_code == 0
    assert azimuth("sql", "from snapshot").exit_code == 0


def test_an_earlier_state_of_the_lake_can_be_published(data):
    first = published(data / "azimuth.duckdb").snapshot_id
    unitfiles.write_day(data, "2025-11-06", "rts", [article("https://rts.rs/4", unitfiles.SANCTIONS)])
    azimuth("load", *DAYS)
    azimuth("publish")
    publish(lake_in(data), data / "then.duckdb", snapshot_id=first, azimuth_version="0")
    with duckdb.connect(data / "then.duckdb", read_only=True) as connection:
        assert connection.execute("select count(*) from document").fetchall() == [(4,)]
