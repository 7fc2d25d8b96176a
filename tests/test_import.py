"""Texts that were not crawled become documents; a bad row costs itself alone."""

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import azimuth.importtexts
from azimuth.cli import group
from spiders.document import Document, Quarantine
from spiders.errors import BadInput
from spiders.importing import Import
from spiders.importrow import Columns, columns_from

CORPUS = Path(__file__).parent.parent.parent / "shared" / "text" / "input_corpus.jsonl.gz"
NOW = datetime(2026, 1, 15, tzinfo=UTC)
ROW = {
    "doc_id": "a1",
    "outlet": "RT Balkan",
    "date": "2025-11-05",
    "lang": "sr-Latn",
    "url": "https://lat.rt.rs/vesti/1?utm_source=x",
    "title": "Naslov o gasu",
    "text": "Srbija i Rusija razgovaraju o gasu. (Tanjug)",
}


def identify(text, hint):
    return (hint or "und").partition("-")[0], "Cyrl" if re.search("[а-я]", text) else "Latn"


def convert(row, columns=None):
    line = row if isinstance(row, bytes) else json.dumps(row).encode()
    return Import("press", columns or Columns(), NOW, identify).document(7, line, Counter())


def test_a_row_becomes_a_document():
    document = convert(ROW)
    row = document.row()
    assert row["source"] == "rt_balkan"
    assert row["canonical_url"] == "https://lat.rt.rs/vesti/1"
    assert (row["language"], row["script"], row["agency"]) == ("sr", "Latn", "Tanjug")
    assert (row["published_on"], row["published_at"], row["published_precision"]) == ("2025-11-05", None, "day")
    assert (row["date_source"], row["published_text"], row["extractor"]) == ("import", "2025-11-05", "import")
    assert {row[key] for key in ("collected_on", "fetched_at", "warc_file", "payload_digest")} == {None}


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"outlet": "РТС"}, "source", "ртс"),
        ({"outlet": "El País América"}, "source", "el_pais_america"),
        ({"outlet": "", "source": "N1"}, "source", "n1"),
        ({"url": "rt/2025 archive/1.txt"}, "url", "import:press/rt/2025%20archive/1.txt"),
        ({"url": ""}, "url", "import:press/a1"),
        ({"url": None, "url_or_path": "https://n1info.rs/a"}, "url", "https://n1info.rs/a"),
        ({"url": None, "doc_id": 7}, "url", "import:press/7"),
        ({"title": ""}, "title", ""),
        ({"text": None}, "text", ""),
        ({"title": " Naslov\t\u200bo\x00 gasu\u202e\n"}, "title", "Naslov o gasu"),
        ({"title": "Rat i mir \x9a"}, "title", "Rat i mir š"),
        ({"title": "A &amp; B &quot;C&quot;"}, "title", 'A & B "C"'),
        ({"title": "\ud83d kraj"}, "title", "kraj"),
        ({"text": "Prvi.\r\n\r\nDrugi\nred.\r\n\r\n"}, "text", "Prvi.\n\nDrugi red."),
        ({"text": "Prvi.\nDrugi.\n Prvi.\n"}, "text", "Prvi.\n\nDrugi."),
        ({"text": "<p>Prvi <b>pasus</b>.</p><p>Drugi <a href='x"}, "text", "Prvi pasus.\n\nDrugi"),
        ({"text": "Ako je 1 < 2 i 3 > 2"}, "text", "Ako je 1 < 2 i 3 > 2"),
        ({"date": "2006-09"}, "published_precision", "month"),
        ({"date": "2006-09"}, "published_text", "2006-09"),
        ({"date": "2006-09"}, "published_on", None),
        ({"date": "2010?"}, "published_precision", "year"),
        ({"date": ""}, "published_precision", "none"),
        ({"date": None}, "date_source", "none"),
        ({"date": "2003-2013?"}, "published_precision", "none"),
        ({"date": "2025-11-05T14:20:00+01:00"}, "published_at", "2025-11-05T14:20:00+01:00"),
        ({"date": "5. novembar 2025. 14:20"}, "published_at", "2025-11-05T14:20:00+01:00"),
        ({"text": "Влада Србије"}, "script", "Cyrl"),
    ],
)
def test_what_becomes_of_a_field(change, field, value):
    assert convert(ROW | change).row()[field] == value


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"{broken", "bad-json"),
        (b"[1, 2]", "bad-json"),
        (b'"text"', "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b'{"title": "\xff\xfe"}', "bad-encoding"),
        (ROW | {"title": " ", "text": "\n"}, "no-text"),
        (ROW | {"title": "\x00", "text": "\u200b"}, "no-text"),
        (ROW | {"outlet": ""}, "missing-field"),
        (ROW | {"text": ["a", "b"]}, "missing-field"),
        (ROW | {"title": {"sr": "a"}}, "missing-field"),
        (ROW | {"date": "2025-13-40"}, "bad-date"),
        (ROW | {"date": "2099-01-01"}, "bad-date"),
        (ROW | {"date": "yesterday"}, "bad-date"),
        (ROW | {"lang": "?"}, "bad-language"),
    ],
)
def test_rows_that_cannot_be_used(row, reason):
    result = convert(row)
    assert isinstance(result, Quarantine)
    assert (result.reason, result.line, result.stage) == (reason, 7, "import")
    assert "\n" not in result.row()["detail"]


def test_a_row_with_a_column_of_another_name():
    columns = columns_from("outlet=medium,text=body")
    row = {"medium": "N1", "body": "Tekst.", "date": "2025-11-05", "lang": "sr-Latn"}
    assert isinstance(convert(row, columns), Document)
    assert convert(row).reason == "no-text"


@pytest.mark.parametrize("text", ["text", "body=text", "text=", "text=a,=b"])
def test_columns_must_be_ours(text):
    with pytest.raises(BadInput, match="--columns"):
        columns_from(text)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(azimuth.importtexts, "PART", 3)
    return tmp_path


def write(path, rows):
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    content = b"\n".join(lines) + b"\n"
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return str(path)


ROWS = [ROW | {"doc_id": f"a{number}", "title": f"Naslov {number}"} for number in range(6)]
FILE = [
    *ROWS[:2],
    b"{broken",
    b"",
    ROWS[2],
    ROWS[0],
    *ROWS[3:],
    ROWS[0] | {"outlet": "N1", "url": "https://n1info.rs/a"},
]


def run(*arguments):
    return CliRunner().invoke(group, ["import", "texts", *arguments])


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted((folder / "data" / "documents").rglob("*.json*"))}


def test_import_in_parts(folder):
    result = run(write(folder / "press.jsonl.gz", FILE), "--name", "press")
    assert result.exit_code == 0, result.output
    (batch,) = (folder / "data" / "documents").iterdir()
    assert re.fullmatch("import-press-[0-9a-f]{8}", batch.name)
    assert f"azimuth annotate --batch {batch.name}" in result.output
    rows = [json.loads(line) for path in sorted(batch.glob("000?.jsonl")) for line in path.read_text().splitlines()]
    assert [row["title"] for row in rows] == [f"Naslov {number}" for number in (0, 1, 2, 3, 4, 5, 0)]
    (bad,) = [json.loads(line) for path in batch.glob("*.quarantine.jsonl") for line in path.read_text().splitlines()]
    assert (bad["line"], bad["reason"], bad["source"]) == (3, "bad-json", "press")
    counts = sum((Counter(json.loads(path.read_text())["counts"]) for path in batch.glob("*.done.json")), Counter())
    assert (counts["documents"], counts["quarantined"], counts["duplicate"]) == (7, 1, 1)
    assert json.loads((batch / "sources.json").read_text()) == [
        {"name": "n1", "publisher": "N1", "language": "sr-Latn", "kind": "import"},
        {"name": "rt_balkan", "publisher": "RT Balkan", "language": "sr-Latn", "kind": "import"},
    ]


def test_an_import_that_was_cut_goes_on(folder):
    path = write(folder / "press.jsonl", FILE)
    run(path)
    whole = contents(folder)
    for name in ("0002.done.json", "0003.jsonl", "0003.done.json", "sources.json"):
        next((folder / "data").rglob(name)).unlink()
    result = run(path)
    assert result.output.count("already done") == 1
    assert contents(folder) == whole


def test_the_same_lines_are_the_same_import(folder):
    run(write(folder / "a.jsonl", FILE), "--name", "press")
    assert run(write(folder / "b.jsonl.gz", FILE), "--name", "press").output.count("already done") == 3


def test_a_dry_run_counts_and_writes_nothing(folder):
    result = run(write(folder / "press.jsonl", FILE), "--dry-run")
    assert re.search(r"documents +7\nquarantined +1\nduplicate +1\n", result.output)
    assert not (folder / "data").exists()


def test_what_a_person_can_put_right(folder):
    packed = Path(write(folder / "cut.jsonl.gz", FILE * 50))
    packed.write_bytes(packed.read_bytes()[:-20])
    cases = {
        (str(packed),): "corrupt",
        (write(folder / "empty.jsonl", []),): "empty",
        (write(folder / "table.csv", [b"id,title", b"1,Naslov"]),): "no JSON object",
        (write(folder / "other.jsonl", [{"headline": "a"}]),): "no column text",
        (write(folder / "good.jsonl", FILE), "--columns", "url=link"): "no column link",
        (str(folder / "good.jsonl"), "--name", "../x"): "--name",
    }
    for arguments, message in cases.items():
        error = run(*arguments).exception
        assert (error.exit_code, message in str(error)) == (2, True), error
    assert run(str(folder / "missing.jsonl")).exit_code == 2
    assert not (folder / "data").exists()


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_real_rows(folder):
    with gzip.open(CORPUS) as lines:
        rows = [line for number, line in enumerate(lines) if number % 40 == 0]
    result = run(write(folder / "real.jsonl", [row.rstrip(b"\n") for row in rows]), "--dry-run")
    documents = int(re.search(r"^documents +([\d,]+)$", result.output, re.MULTILINE)[1].replace(",", ""))
    assert documents > 0.99 * len(rows)
