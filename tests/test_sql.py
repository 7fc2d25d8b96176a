"""`azimuth sql` and `azimuth status`: what they print, and that they change nothing."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)


def azimuth(*arguments, **options):
    return CliRunner().invoke(group, arguments, **options)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder with a day of N1 published and a later one only loaded."""
    data = tmp_path_factory.mktemp("sql") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AZIMUTH_DATA", str(data))
        unitfiles.write_day(data, "2025-11-05", "n1", [unitfiles.article("https://n1.rs/1")])
        assert azimuth("load", "--day", "2025-11-05").exit_code == 0
        assert azimuth("publish").exit_code == 0
        more = [unitfiles.article("https://n1.rs/2", unitfiles.GAS)]
        unitfiles.write_day(data, "2025-11-06", "n1", more, other=[("https://n1.rs/3", "failed")])
        assert azimuth("load", "--day", "2025-11-06").exit_code == 0
    return data


@pytest.fixture(autouse=True)
def data(folder, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(folder))
    return folder


QUERY = "select title, partner, published_on, probability from signal"
TITLE = unitfiles.VISIT[0]


def test_a_table_is_for_reading():
    output = azimuth("sql", QUERY).output
    assert TITLE in output
    assert "│" in output


def test_csv_is_for_programs():
    rows = list(csv.reader(io.StringIO(azimuth("sql", QUERY, "--format", "csv").output)))
    assert rows == [["title", "partner", "published_on", "probability"], [TITLE, '["US", "EU"]', "2025-11-05", ""]]


def test_json_is_a_row_a_line():
    output = azimuth("sql", QUERY, "--format", "json").output
    assert [json.loads(line) for line in output.splitlines()] == [
        {"title": TITLE, "partner": ["US", "EU"], "published_on": "2025-11-05", "probability": None}
    ]


def test_a_query_can_come_through_a_pipe():
    assert azimuth("sql", "--format", "json", input="select 42 as answer").output == '{"answer": 42}\n'


def test_the_warehouse_is_ahead_of_what_is_published_and_keeps_its_past():
    count = "select count(*) as n from document"
    arguments = ["sql", count, "--format", "json"]
    assert azimuth(*arguments).output == '{"n": 1}\n'
    assert azimuth(*arguments, "--warehouse").output == '{"n": 2}\n'
    snapshots = azimuth("sql", "select max(snapshot_id) as n from lake.snapshots()", "--warehouse", "--format", "json")
    latest = json.loads(snapshots.output)["n"]
    assert azimuth(*arguments, "--at", str(latest)).output == '{"n": 2}\n'
    assert azimuth(*arguments, "--at", str(latest - 1)).output == '{"n": 1}\n'
    assert azimuth(*arguments, "--at", "2999-01-01").output == '{"n": 2}\n'


WRONG = {
    "no SQL": (["selec 1"], "syntax error"),
    "no table": (["from nothing"], "nothing"),
    "no version": (["select 1", "--at", "9999"], "snapshots"),
    "no time": (["select 1", "--at", "yesterday"], "snapshots"),
    "before all": (["select 1", "--at", "2001-01-01"], "snapshots"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_is_one_line_and_exit_code_2(arguments, message):
    result = azimuth("sql", *arguments)
    assert result.exception.exit_code == 2
    assert message in str(result.exception)


CHANGES = [
    "delete from document",
    "drop view weekly_signal",
    "create table mine as select 1",
    "update signal set stage = ''",
]


@pytest.mark.parametrize("where", [[], ["--warehouse"], ["--at", "5"]], ids=["published", "warehouse", "past"])
@pytest.mark.parametrize("change", CHANGES)
def test_nothing_can_be_changed(change, where):
    assert azimuth("sql", change, *where).exception.exit_code == 2


def test_without_a_published_file_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    for arguments, verb in ((["sql", "select 1"], "publish"), (["sql", "select 1", "--warehouse"], "load")):
        result = azimuth(*arguments)
        assert result.exception.exit_code == 2
        assert f"azimuth {verb}" in str(result.exception)


def test_the_prompt_answers_until_the_input_ends(data):
    terminal, program_s = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "azimuth", "sql"],
        stdin=program_s,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"AZIMUTH_DATA": str(data), "TERM": "dumb"},
    )
    os.write(terminal, "select count(*)\nfrom document;\nnonsense;\nselect 'још' as word;\n\x04".encode())
    output, errors = process.communicate(timeout=120)
    os.close(terminal)
    os.close(program_s)
    assert process.returncode == 0
    assert "count_star()" in output.decode()
    assert "још" in output.decode()
    assert "syntax error" in errors.decode()


def test_status_shows_each_source_and_fails_where_a_crawl_is_missing():
    result = azimuth("status", "--day", "2025-11-05")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].split()[:5] == ["day", "source", "crawl", "articles", "new"]
    assert "2025-11-05 n1 finished 1 1 0 0 0 0 0 0 0" in [" ".join(line.split()) for line in lines]
    assert "2025-11-05 rts MISSING 0 0 0 0 0 0 0 0 0" in [" ".join(line.split()) for line in lines]


def test_status_of_a_day_that_was_not_published_says_which_is_the_latest():
    result = azimuth("status", "--day", "2025-11-06")
    assert result.exception.exit_code == 2
    assert "2025-11-05" in str(result.exception)
