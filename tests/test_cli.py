"""The command line: help for every verb with an example, one clear line and exit code 2 for what a person did wrong."""

import subprocess
import sys

import pytest

from azimuth.cli import VERBS


def azimuth(*arguments: str, **options) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "azimuth", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb):
    done = azimuth(verb, "--help")
    assert done.returncode == 0, done.stderr
    assert "Example" in done.stdout
    assert f"azimuth {verb}" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["walk"],
        ["collect", "no_such_source", "--day", "2025-11-05"],
        ["collect", "n1", "--day", "5 November"],
        ["extract", "--since", "2025-11-05", "--until", "2025-11-01"],
        ["import", "texts", "no-such-file.jsonl"],
        ["report", "2025-46"],
        ["report", "2025-W60"],
        ["sql", "select 1"],
        ["annotate", "--batch", "no-such-batch"],
        ["evaluate", "signals", "no-such-file.jsonl"],
    ],
    ids=" ".join,
)
def test_what_a_person_did_wrong_is_one_line(arguments, tmp_path):
    done = azimuth(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir()), "something half written"


def test_help_imports_nothing_heavy():
    code = (
        "import sys, azimuth.cli; sys.exit(bool({'spacy', 'scrapy', 'duckdb', 'airflow', 'pandas'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
