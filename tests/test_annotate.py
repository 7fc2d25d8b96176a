"""`azimuth annotate`: rows as docs/stages.md says, done once, resumable, and sentences from a file."""

import json

import pytest
from click.testing import CliRunner

from azimuth.annotate import command
from azimuth.errors import BadInput
from azimuth.layout import read_rows, unit_file, write_rows
from azimuth.stage import read_mark, write_mark
from nlp.annotate import annotate_document

DAY = "2025-11-05"
TITLE = "Вучић са Макроном у Паризу"
TEXT = "Разговарали су сат времена.\n\nСрбија неће увести санкције Русији, поручио је Вучић."


def document(number=1, language="sr", title=TITLE, text=TEXT):
    return {
        "document_id": f"{number:016x}",
        "language": language,
        "title": title,
        "text": text,
        "published_on": DAY,
    }


def test_row_has_title_first_and_offsets_into_the_original():
    row = annotate_document(document())
    assert [sentence["sentence_no"] for sentence in row["sentences"]] == list(range(len(row["sentences"])))
    assert row["sentences"][0]["part"] == "title"
    parts = {"title": TITLE, "body": TEXT}
    for sentence in row["sentences"]:
        assert parts[sentence["part"]][sentence["start"] : sentence["end"]] == sentence["text"]
    for signal in row["signals"]:
        part = row["sentences"][signal["sentence_no"]]["part"]
        assert parts[part][signal["start"] : signal["end"]] == signal["evidence"]
    assert {(s["sentence_no"], s["domain"], s["direction"]) for s in row["signals"]} == {
        (0, "diplomacy", "west"),
        (2, "sanctions", "east"),
    }
    assert len({signal["signal_id"] for signal in row["signals"]}) == len(row["signals"])


@pytest.mark.parametrize("language", ["hr", "bs"])
def test_croatian_and_bosnian_are_read_by_the_serbian_pipeline(language):
    row = annotate_document(document(language=language, title="Vučić se sastao s Macronom u Parizu", text=None))
    assert [signal["domain"] for signal in row["signals"]] == ["diplomacy"]


def test_other_languages_get_sentences_and_a_status():
    row = annotate_document(document(language="de", title="Vucic trifft Macron", text="Es regnet. Es schneit."))
    assert row["pipeline"] == "unsupported-language"
    assert len(row["sentences"]) == 3
    assert row["signals"] == []


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    for source in ("n1", "rts"):
        unit = f"{DAY}/{source}"
        write_rows(unit_file("documents", unit, ".jsonl"), [document(1), document(2, "de", "Regen", "Es regnet.")])
        write_mark(unit_file("documents", unit, ".done.json"), "x", "1", {"documents": 2})
    return tmp_path


def invoke(*args):
    return CliRunner().invoke(command, args)


def test_units_are_annotated_once(data):
    first = invoke("--day", DAY)
    assert first.exit_code == 0, first.output
    assert "2 documents, 2 signals" in first.output
    rows = list(read_rows(unit_file("annotated", f"{DAY}/n1", ".jsonl")))
    assert len(rows) == 2
    counts = read_mark(unit_file("annotated", f"{DAY}/n1", ".done.json"))["counts"]
    assert (counts["documents"], counts["signals"], counts["unsupported-language"]) == (2, 2, 1)
    assert invoke("--day", DAY).output.count("already done") == 2


def test_changed_documents_are_annotated_again(data):
    invoke("n1", "--day", DAY)
    write_rows(unit_file("documents", f"{DAY}/n1", ".jsonl"), [document(3)])
    assert "1 documents" in invoke("n1", "--day", DAY).output


def test_processes_give_the_same_files(data):
    invoke("--day", DAY)
    alone = unit_file("annotated", f"{DAY}/rts", ".jsonl").read_bytes()
    unit_file("annotated", f"{DAY}/rts", ".done.json").unlink()
    unit_file("annotated", f"{DAY}/n1", ".done.json").unlink()
    result = invoke("--day", DAY, "--jobs", "2")
    assert result.exit_code == 0, result.output
    assert unit_file("annotated", f"{DAY}/rts", ".jsonl").read_bytes() == alone


def test_sentences_from_a_file(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": "a", "text": TITLE, "lang": "sr-Cyrl", "unit": "title"}, {"text": "It rained.", "lang": "en"}]
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = invoke("--jsonl", str(source), str(target))
    assert result.exit_code == 0, result.output
    first, second = read_rows(target)
    assert first["id"] == "a"
    assert [(s["domain"], s["direction"], s["partner"]) for s in first["signals"]] == [("diplomacy", "west", ["FR"])]
    assert second == {"id": "2", "signals": []}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--jsonl", "missing.jsonl", "out.jsonl"], "no such file"),
        ([], "name the days"),
        (["--day", "2001-01-01"], "no extracted documents"),
        (["--batch", "import-x-1", "--day", DAY], "not both"),
    ],
)
def test_wrong_arguments_are_named(data, args, says):
    result = invoke(*args)
    assert isinstance(result.exception, BadInput)
    assert says in str(result.exception)
