"""Loading: whole units or nothing, once, in spite of bad files, a second loader and kill -9."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from azimuth.errors import BadInput
from warehouse.checksum import table_checksums
from warehouse.errors import BadInput as BadWarehouse
from warehouse.lock import writer_lock
from warehouse.store import lake_in, reading, writing

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
article, GAS, SANCTIONS, VISIT = unitfiles.article, unitfiles.GAS, unitfiles.SANCTIONS, unitfiles.VISIT
DAY, NEXT_DAY = "2025-11-05", "2025-11-06"
# Small groups, so that a kill finds many transactions to break.
LOADER = "import warehouse.load; warehouse.load.GROUP_UNITS = 2; from azimuth.cli import main; main()"


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    monkeypatch.delenv("AZIMUTH_RUN_ID", raising=False)
    return tmp_path / "data"


def azimuth(*arguments):
    return CliRunner().invoke(group, arguments)


def counted(data, table="raw.document"):
    with reading(lake_in(data)) as connection:
        return connection.execute(f"select count(*) from {table}").fetchall()[0][0]


def state(data):
    with reading(lake_in(data)) as connection:
        snapshot = connection.execute("select id from lake.current_snapshot()").fetchall()[0][0]
        return snapshot, table_checksums(connection)


def start(data, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", LOADER, "load", *arguments],
        env=os.environ | {"AZIMUTH_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def write_days(data, days):
    """Units of real size differences: empty, small and larger ones, over a month."""
    for number in range(days):
        day = f"2025-10-{number + 1:02}"
        for source in ("n1", "rts", "tanjug"):
            subjects = [VISIT, GAS, SANCTIONS] * (number % 3)
            articles = [
                article(
                    f"https://{source}.rs/{number}/{place}",
                    (f"{title} {place}", sentences, signals),
                    published_on=date.fromisoformat(day),
                )
                for place, (title, sentences, signals) in enumerate(subjects)
            ]
            unitfiles.write_day(data, day, source, articles, quarantined=[f"https://{source}.rs/{number}/empty"])


def test_a_second_load_changes_nothing(data):
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/1"), article("https://n1.rs/2", GAS)])
    first = azimuth("load", "--day", DAY)
    assert first.output.endswith("1 units, 2 documents, 6 sentences, 2 signals, 0 quarantined; 0 units unchanged\n")
    before = state(data)
    assert azimuth("load", "--day", DAY).output == (
        "0 units, 0 documents, 0 sentences, 0 signals, 0 quarantined; 1 units unchanged\n"
    )
    assert state(data) == before


def test_a_changed_unit_replaces_what_it_gave_before(data):
    for source in ("n1", "rts"):
        unitfiles.write_day(
            data, DAY, source, [article(f"https://{source}.rs/1"), article(f"https://{source}.rs/2", GAS)]
        )
    azimuth("load", "--day", DAY)
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/3", SANCTIONS)])
    assert azimuth("load", "--day", DAY).exit_code == 0
    with reading(lake_in(data)) as connection:
        rows = connection.execute("select source, title from raw.document order by all").fetchall()
    assert rows == [("n1", SANCTIONS[0]), ("rts", VISIT[0]), ("rts", GAS[0])]
    assert counted(data, "raw.load_unit") == 2
    assert counted(data, "raw.crawl") == 2
    assert azimuth("check").exit_code == 0


def test_every_field_arrives(data):
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/gas", GAS)])
    azimuth("load", "--day", DAY)
    for table, file in (("document", f"documents/{DAY}/n1.jsonl"), ("fetch_row", f"archive/n1/{DAY}.fetch.jsonl")):
        wanted = [json.loads(line) for line in (data / file).read_text().splitlines()]
        with reading(lake_in(data)) as connection:
            result = connection.execute(f"select * from raw.{table} order by warc_offset")
            rows = [dict(zip([c[0] for c in result.description], row, strict=True)) for row in result.fetchall()]
        for row, want in zip(rows, wanted, strict=True):
            assert {key: as_json(row[key], want[key]) for key in want} == want


def as_json(value, like):
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat().replace("+00:00", "Z" if str(like).endswith("Z") else "+00:00")


def test_signals_arrive_whole(data):
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/1", SANCTIONS)])
    azimuth("load", "--day", DAY)
    [row] = [json.loads(line) for line in (data / f"annotated/{DAY}/n1.jsonl").read_text().splitlines()]
    with reading(lake_in(data)) as connection:
        signals = connection.execute("""
            select signal_id, sentence_no, domain, direction, partner, actor, stage, reversal, start_offset, end_offset,
                evidence, rule, probability, is_negated, speaker,
                happened_on::varchar, happened_precision
            from raw.signal order by sentence_no
        """).fetchall()
    assert signals == [tuple(each.values()) for each in row["signals"]]


def test_a_crawl_that_got_nothing_is_loaded(data):
    unitfiles.write_crawl(data, DAY, "n1", [], finish_reason="no-listing")
    rows = [unitfiles.fetch_row("rts", DAY, "https://rts.rs/1", 1, status="failed")]
    unitfiles.write_crawl(data, DAY, "rts", rows)
    assert azimuth("load", "--day", DAY).exit_code == 0
    with reading(lake_in(data)) as connection:
        assert connection.execute("select source, finish_reason from crawl order by all").fetchall() == [
            ("n1", "no-listing"), ("rts", "finished"),
        ]  # fmt: skip
        assert connection.execute("select status from document_status").fetchall() == [("failed",)]
    assert azimuth("check").exit_code == 0


NOT_READY = {
    "annotated": ("extract", ["documents", "annotated"]),
    "extracted": ("annotate", ["annotated"]),
}


@pytest.mark.parametrize(("stage", "folders"), NOT_READY.values(), ids=NOT_READY)
def test_a_unit_that_is_not_ready_is_named_and_the_others_are_loaded(data, stage, folders):
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/1")])
    unitfiles.write_day(data, DAY, "rts", [article("https://rts.rs/1", GAS)])
    for folder in folders:
        for path in (data / folder / DAY).glob("n1.*"):
            path.unlink()
    result = azimuth("load", "--day", DAY)
    assert isinstance(result.exception, BadInput)
    assert f"{DAY}/n1 (run `azimuth {stage}`)" in str(result.exception)
    assert counted(data) == 1


def test_dry_run_writes_nothing(data):
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/1")])
    assert azimuth("load", "--day", DAY, "--dry-run").output == f"{DAY}/n1\n"
    assert not (data / "warehouse").exists()


def test_an_import_is_loaded_with_its_sources(data):
    for number in (1, 2):
        articles = [article(f"import:a/{number}", (f"{VISIT[0]} {number}", *VISIT[1:]))]
        unitfiles.write_import(data, f"import-a-1/{number:04}", "press", articles, repeated=1)
    assert azimuth("load", "--batch", "import-a-1").exit_code == 0
    assert azimuth("check").exit_code == 0
    with reading(lake_in(data)) as connection:
        assert connection.execute("select kind, publisher from source where source = 'press'").fetchall() == [
            ("import", "Press")
        ]
        assert connection.execute("select kind, scope, units from run").fetchall() == [("batch", "import-a-1", 2)]


def test_an_unknown_import_names_those_there_are(data):
    unitfiles.write_import(data, "import-a-1/0001", "press", [article("import:a/1")])
    result = azimuth("load", "--batch", "import-b-2")
    assert str(result.exception) == "no import 'import-b-2'; there is import-a-1"


def test_airflow_s_run_is_named(data, monkeypatch):
    monkeypatch.setenv("AZIMUTH_RUN_ID", "manual__1")
    for day in (DAY, NEXT_DAY):
        unitfiles.write_day(data, day, "n1", [article(f"https://n1.rs/{day}")])
        azimuth("load", "--day", day)
    with reading(lake_in(data)) as connection:
        assert connection.execute("select run_id, kind, scope, units from run").fetchall() == [
            ("manual__1", "day", DAY, 2)
        ]


def cut_line(path):
    path.write_bytes(path.read_bytes()[:-20])


def other_documents(path):
    path.write_text(path.read_text().replace('{"document_id": "', '{"document_id": "0'))


def without(field):
    def change(path):
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        path.write_text("".join(json.dumps({k: v for k, v in row.items() if k != field}) + "\n" for row in rows))

    return change


def with_text(old, new):
    def change(path):
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    return change


BROKEN = {
    "cut": ("annotated/{}/n1.jsonl", cut_line, r"n1\.jsonl, line 2: no JSON"),
    "cut document": ("documents/{}/n1.jsonl", cut_line, r"n1\.jsonl, line 2: no JSON"),
    "of other documents": ("annotated/{}/n1.jsonl", other_documents, r"azimuth annotate"),
    "empty": ("annotated/{}/n1.jsonl", lambda path: path.write_text(""), r"azimuth annotate"),
    "no JSON": ("annotated/{}/n1.jsonl", lambda path: path.write_text("no\n"), r"n1\.jsonl, line 1: no JSON"),
    "a list": ("annotated/{}/n1.jsonl", lambda path: path.write_text("[]\n"), r"line 1"),
    "no title field": ("documents/{}/n1.jsonl", without("canonical_url"), r"NOT NULL.*canonical_url"),
    "a number as text": ("annotated/{}/n1.jsonl", with_text('"start": 0', '"start": "a"'), r"n1\.jsonl.*line 1"),
    "a day that is none": ("documents/{}/n1.jsonl", with_text("2025-11-05", "2025-02-30"), r"n1\.jsonl.*line 1"),
    "a torn crawl": ("archive/n1/{}.crawl.json", cut_line, r"crawl\.json"),
    "a torn fetch row": ("archive/n1/{}.fetch.jsonl", cut_line, r"fetch\.jsonl"),
}


@pytest.mark.parametrize(("file", "change", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_and_nothing_of_its_unit_loaded(data, file, change, message):
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/1"), article("https://n1.rs/2", GAS)])
    unitfiles.write_day(data, DAY, "rts", [article("https://rts.rs/1", SANCTIONS)])
    kept = data.with_name("kept")
    shutil.copytree(data, kept)
    change(data / file.format(DAY))
    result = azimuth("load", "--day", DAY)
    assert isinstance(result.exception, BadInput)
    assert result.exception.exit_code == 2
    assert re.search(message, str(result.exception))
    assert str(result.exception).startswith(f"{DAY}/n1: ")
    for table in ("crawl", "fetch_row", "document", "sentence", "signal", "load_unit"):
        with reading(lake_in(data)) as connection:
            units = connection.execute(f"select distinct unit from raw.{table}").fetchall()
        assert units == [(f"{DAY}/rts",)], table
    shutil.copytree(kept, data, dirs_exist_ok=True)
    assert azimuth("load", "--day", DAY).exit_code == 0
    assert counted(data) == 3


def test_hostile_text_arrives_unchanged(data):
    title = "<script>alert(1)</script>\u202e'; drop table raw.document; --"
    sentences = ["нул \u0000 и \u200b zalgo z̸͓ 😀", "x" * 2_000_000, '"quotes", commas\tand\nlines']
    unitfiles.write_day(data, DAY, "n1", [article("https://n1.rs/1", (title, sentences, []))])
    azimuth("load", "--day", DAY)
    with reading(lake_in(data)) as connection:
        assert connection.execute("select text from raw.sentence order by sentence_no").fetchall() == [
            (text,) for text in [title, *sentences]
        ]
    assert azimuth("check").exit_code == 0


def test_a_folder_with_pattern_letters_in_its_name(data, monkeypatch):
    odd = data.with_name("odd [a]* 'quoted'")
    monkeypatch.setenv("AZIMUTH_DATA", str(odd))
    unitfiles.write_day(odd, DAY, "n1", [article("https://n1.rs/1")])
    assert azimuth("load", "--day", DAY).exit_code == 0
    assert counted(odd) == 1


def test_a_writer_waits_and_then_says_who_writes(tmp_path):
    lock = tmp_path / "writer.lock"
    with writer_lock(lock, wait_seconds=0) as was_killed:
        assert not was_killed
        with (
            pytest.raises(BadWarehouse, match=rf"process {os.getpid()} is writing"),
            writer_lock(lock, wait_seconds=0.2),
        ):
            pass
    with writer_lock(lock, wait_seconds=0) as was_killed:
        assert not was_killed


def test_two_loaders_at_once_load_each_unit_once(data):
    write_days(data, 8)
    loaders = [start(data, "--since", "2025-10-01", "--until", "2025-10-08") for _ in range(2)]
    outputs = [loader.communicate(timeout=200)[0] for loader in loaders]
    assert [loader.returncode for loader in loaders] == [0, 0], outputs
    assert sorted("24 units unchanged" in output for output in outputs) == [False, True]
    assert counted(data, "raw.load_unit") == 24
    assert azimuth("check").exit_code == 0


def test_a_reader_sees_whole_groups_while_units_are_loaded(data):
    write_days(data, 8)
    azimuth("load", "--day", "2025-10-01")
    loader = start(data, "--since", "2025-10-01", "--until", "2025-10-08")
    seen = set()
    while loader.poll() is None:
        with reading(lake_in(data)) as connection, connection.cursor() as cursor:
            cursor.execute("use lake")
            cursor.execute("begin")
            rows = cursor.execute(
                "select (select sum(documents) from raw.load_unit), (select count(*) from raw.document)"
            )
            loaded, found = rows.fetchall()[0]
            assert loaded == found
            seen.add(found)
    assert loader.returncode == 0, loader.stdout.read()
    assert len(seen) > 1


def test_kill_9_at_any_point_and_a_new_run_give_the_undisturbed_warehouse(data, tmp_path):
    write_days(data, 14)
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(data, undisturbed)
    arguments = ["--since", "2025-10-01", "--until", "2025-10-14"]
    began = time.monotonic()
    assert start(undisturbed, *arguments).wait() == 0
    seconds = time.monotonic() - began
    chance = random.Random(2025)
    finished = 0
    for _ in range(15):
        loader = start(data, *arguments)
        time.sleep(chance.uniform(0.1, 0.6) * seconds)
        loader.send_signal(signal.SIGKILL)
        finished += loader.wait() == 0
    assert finished < 15
    last = start(data, *arguments)
    output, _ = last.communicate()
    assert last.returncode == 0, output
    assert state(data)[1] == state(undisturbed)[1]
    assert azimuth("check").exit_code == 0
    assert files_on_disk(data) == files_in_catalog(data)


def files_on_disk(data):
    return {path.name for path in (data / "warehouse/parquet").rglob("*.parquet")}


def files_in_catalog(data):
    with writing(lake_in(data)) as connection:
        paths = connection.execute("""
            select path from __ducklake_metadata_lake.ducklake_data_file
            union all select path from __ducklake_metadata_lake.ducklake_delete_file
        """).fetchall()
    return {Path(path).name for (path,) in paths}
