"""A backup brings everything back, byte for byte; tidying changes no row."""

import json
import shutil
from datetime import timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.backup import LEFT_OUT
from azimuth.cli import group
from azimuth.errors import BadInput
from azimuth.filestore import FileStore, digest_of_file
from warehouse import corrections
from warehouse.checksum import table_checksums
from warehouse.keeping import tidy
from warehouse.store import lake_in, reading, writing

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
DAYS = ["2025-11-05", "2025-11-06", "2025-11-07"]


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    return tmp_path / "data"


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory):
    data = tmp_path_factory.mktemp("once") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AZIMUTH_DATA", str(data))
        patch.delenv("AZIMUTH_CATALOG", raising=False)
        fill(data)
    return data


@pytest.fixture
def filled(data, loaded_once):
    shutil.copytree(loaded_once, data)
    return data


def fill(data):
    for number, day in enumerate(DAYS):
        subject = [unitfiles.VISIT, unitfiles.GAS, unitfiles.SANCTIONS][number]
        unitfiles.write_day(data, day, "n1", [unitfiles.article(f"https://n1.rs/{number}", subject)])
        (data / f"archive/n1/{day}.warc.gz").write_bytes(f"evidence of {day}".encode() * 1000)
        assert azimuth("load", "--day", day).exit_code == 0
    with writing(lake_in(data)) as connection:
        corrections.add(connection, object_kind="signal", object_id="0", verdict="reject", who="Ana", why="quotation")


def azimuth(*arguments):
    return CliRunner().invoke(group, [str(each) for each in arguments])


def checksums(data):
    with reading(lake_in(data)) as connection:
        return table_checksums(connection)


def evidence(data):
    """Return every file but the warehouse's, whose catalog is compared by what it holds."""
    return {
        str(path.relative_to(data)): digest_of_file(path)
        for path in data.rglob("*")
        if path.is_file() and not path.relative_to(data).parts[0].startswith(LEFT_OUT)
    }


def test_a_fresh_folder_gets_everything_back(filled, tmp_path, monkeypatch):
    before, files = checksums(filled), evidence(filled)
    assert azimuth("backup", tmp_path / "kept").exit_code == 0
    fresh = tmp_path / "elsewhere"
    monkeypatch.setenv("AZIMUTH_DATA", str(fresh))
    done = azimuth("restore", tmp_path / "kept")
    assert done.exit_code == 0, done.output
    assert checksums(fresh) == before
    assert before["raw.correction"].startswith("1 ")
    assert evidence(fresh) == files
    checked = azimuth("check")
    assert checked.exit_code == 0, checked.output
    assert azimuth("load", "--since", DAYS[0], "--until", DAYS[-1]).output.endswith("3 units unchanged\n")


def test_a_restore_goes_on_and_replaces_nothing(filled, tmp_path, monkeypatch):
    azimuth("backup", tmp_path / "kept")
    fresh = tmp_path / "elsewhere"
    monkeypatch.setenv("AZIMUTH_DATA", str(fresh))
    azimuth("restore", tmp_path / "kept")
    (fresh / f"archive/n1/{DAYS[1]}.warc.gz").unlink()
    (fresh / "warehouse/catalog.sqlite").unlink()
    assert "2 files written" in azimuth("restore", tmp_path / "kept").output
    changed = fresh / f"archive/n1/{DAYS[1]}.fetch.jsonl"
    changed.write_text("{}\n")
    result = azimuth("restore", tmp_path / "kept")
    assert isinstance(result.exception, BadInput)
    assert str(changed) in str(result.exception)
    assert changed.read_text() == "{}\n"


def test_a_second_backup_copies_what_changed_and_old_ones_go(filled, tmp_path):
    azimuth("backup", tmp_path / "kept")
    unitfiles.write_day(filled, "2025-11-08", "n1", [unitfiles.article("https://n1.rs/9")])
    azimuth("load", "--day", "2025-11-08")
    store = FileStore(tmp_path / "kept")
    before = {path.name for path in (store.folder / "files").rglob("*") if path.is_file()}
    assert azimuth("backup", tmp_path / "kept").exit_code == 0
    after = {path.name for path in (store.folder / "files").rglob("*") if path.is_file()}
    assert before < after
    newest = {each.path: each.sha256 for each in store.files(store.names()[-1])}
    assert newest[f"archive/n1/{DAYS[0]}.warc.gz"] in before
    assert len(store.names()) == 2
    assert azimuth("backup", tmp_path / "kept", "--keep", "1").exit_code == 0
    [name] = store.names()
    kept = {path.name for path in (store.folder / "files").rglob("*") if path.is_file()}
    assert kept == {each.sha256 for each in store.files(name)}


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(("damage", "problem"), [(cut, "damaged"), (Path.unlink, "missing")], ids=["cut", "lost"])
def test_a_damaged_backup_is_found_and_not_restored(filled, tmp_path, monkeypatch, damage, problem):
    azimuth("backup", tmp_path / "kept")
    assert azimuth("backup", tmp_path / "kept", "--verify").exit_code == 0
    store = FileStore(tmp_path / "kept")
    victim = next(each for each in store.files(store.names()[0]) if each.path.endswith(f"{DAYS[1]}.warc.gz"))
    damage(store.place(victim.sha256))
    found = azimuth("backup", tmp_path / "kept", "--verify")
    assert found.exit_code == 1
    assert f"{victim.path}: {problem}" in found.output
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "elsewhere"))
    result = azimuth("restore", tmp_path / "kept")
    assert isinstance(result.exception, BadInput)
    assert not (tmp_path / "elsewhere" / victim.path).exists()
    assert not (tmp_path / "elsewhere/warehouse/catalog.sqlite").exists(), "the catalog comes last"


def test_a_list_that_leads_elsewhere_is_refused(filled, tmp_path, monkeypatch):
    azimuth("backup", tmp_path / "kept")
    store = FileStore(tmp_path / "kept")
    files = store.files(store.names()[0])
    store.write_list("z", [type(files[0])("../out", files[0].sha256, files[0].bytes, 0)], "test")
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "elsewhere"))
    assert "leads out of" in str(azimuth("restore", tmp_path / "kept").exception)
    changed = store.folder / "backups" / "z.json"
    changed.write_text(changed.read_text().replace("../out", "../our"))
    assert "not the one that was written" in str(azimuth("restore", tmp_path / "kept").exception)
    assert not (tmp_path / "out").exists()


def test_a_backup_of_a_warehouse_that_lost_a_file_is_none(filled, tmp_path):
    next((filled / "warehouse/parquet").rglob("*.parquet")).unlink()
    result = azimuth("backup", tmp_path / "kept")
    assert "gone" in str(result.exception)
    assert FileStore(tmp_path / "kept").names() == []


def test_a_backup_into_the_data_is_refused(filled):
    assert "inside the data" in str(azimuth("backup", filled / "kept").exception)


def test_tidying_changes_no_row_and_leaves_fewer_files(filled):
    before = checksums(filled)
    said = azimuth("tidy", "--keep-days", "0", "--dry-run")
    assert said.exit_code == 0, said.output
    parquet = filled / "warehouse/parquet"
    files = len(list(parquet.rglob("*.parquet")))
    done = tidy(lake_in(filled), keep=timedelta(0), is_dry=False)
    assert done.snapshots > 1
    assert f"{done.snapshots} snapshots would be expired" in said.output
    assert done.files_after < done.files_before
    assert len(list(parquet.rglob("*.parquet"))) < files
    assert checksums(filled) == before
    checked = azimuth("check")
    assert checked.exit_code == 0, checked.output
    unitfiles.write_day(filled, DAYS[0], "n1", [unitfiles.article("https://n1.rs/9")])
    assert azimuth("load", "--day", DAYS[0]).exit_code == 0
    checked = azimuth("check")
    assert checked.exit_code == 0, checked.output


def test_warc_files_go_only_where_the_backup_has_the_same_bytes(filled, tmp_path):
    azimuth("backup", tmp_path / "kept")
    (filled / f"archive/n1/{DAYS[1]}.warc.gz").write_bytes(b"written on since")
    arguments = ("tidy", "--warc-before", DAYS[2], "--backed-up", tmp_path / "kept")
    assert "1 WARC files would be removed" in azimuth(*arguments, "--dry-run").output
    assert (filled / f"archive/n1/{DAYS[0]}.warc.gz").exists()
    assert azimuth(*arguments).exit_code == 0
    assert sorted(path.name for path in filled.glob("archive/n1/*.warc.gz")) == [f"{day}.warc.gz" for day in DAYS[1:]]
    assert azimuth("restore", tmp_path / "kept", f"archive/n1/{DAYS[0]}.warc.gz").exit_code == 0
    assert (filled / f"archive/n1/{DAYS[0]}.warc.gz").read_bytes() == f"evidence of {DAYS[0]}".encode() * 1000


def test_a_killed_backup_leaves_files_that_the_next_one_uses(filled, tmp_path):
    azimuth("backup", tmp_path / "kept")
    shutil.rmtree(tmp_path / "kept/backups")
    done = azimuth("backup", tmp_path / "kept")
    copied = int(done.output.split("; ")[1].split()[0])
    assert copied <= 1, "the catalog's copy at most"
    content = json.loads(next((tmp_path / "kept/backups").glob("*.json")).read_text())
    assert len(content["files"]) > 10
