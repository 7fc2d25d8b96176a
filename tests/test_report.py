"""The weekly report on three days of the sample: figures open to sentences, sentences to archived pages."""

import csv
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from reports.chart import trend_rows, wilson
from reports.errors import BadInput
from reports.week import Week
from reports.weekly import write_report

ROOT = Path(__file__).parent.parent
DAYS = ["--since", "2025-11-03", "--until", "2025-11-05"]
HOSTILE = "<script>alert(1)</script>\u202e=cmd()"


def azimuth(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "azimuth", *arguments],
        env=os.environ | {"AZIMUTH_DATA": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    azimuth(folder, "collect", *DAYS, "--replay", str(ROOT / "sample" / "archive"))
    for verb in ("extract", "annotate", "load"):
        azimuth(folder, verb, *DAYS)
    azimuth(folder, "publish")
    azimuth(folder, "report", "2025-W45")
    return folder


class Page(HTMLParser):
    """The links, ids and tags of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        values = dict(attributes)
        self.ids.add(values.get("id", ""))
        if tag == "a":
            self.links.append(values["href"])


def test_every_link_inside_the_report_leads_somewhere(data):
    folder = data / "reports" / "2025-W45"
    pages = {path: Page(path) for path in folder.rglob("*.html")}
    assert len(pages) > 10
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("http"):
                continue
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists(), (path.name, link)
            if anchor:
                assert anchor in pages[target].ids, (path.name, link)


def test_domain_figures_are_the_sentences_they_open(data):
    folder = data / "reports" / "2025-W45"
    report = (folder / "report.html").read_text(encoding="utf-8")
    cells = re.findall(r'href="evidence\.html#(\w+)-(west|east|neutral)">(\d+)<', report)
    assert cells
    with (folder / "signals.csv").open(encoding="utf-8", newline="") as file:
        signals = [row for row in csv.DictReader(file) if row["is_duplicate"] == "False"]
    for domain, direction, number in cells:
        assert sum((row["domain"], row["direction"]) == (domain, direction) for row in signals) == int(number)
    assert sum(int(number) for *_, number in cells) == len(signals)


def test_pages_show_the_archived_record(data):
    for path in (data / "reports" / "2025-W45" / "pages").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "verified when this page was made" in text
        assert "<mark>" in text or 'id="s0"' in text


def test_report_says_that_it_is_a_sample_and_what_is_missing(data):
    report = (data / "reports" / "2025-W45" / "report.html").read_text(encoding="utf-8")
    assert "azimuth-sample" in report
    assert "(3 of 7)" in report


def test_two_reports_from_one_snapshot_are_the_same_bytes(data, tmp_path):
    azimuth(data, "report", "2025-W45", "--out", str(tmp_path / "again"))
    first = data / "reports" / "2025-W45"
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*") if path.is_file()
    )
    for name in files:
        assert (first / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_no_page_runs_anything(data, tmp_path):
    """A hostile title and a formula stay text in pages and tables."""
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((data / "azimuth.duckdb").read_bytes())
    copy.chmod(0o600)
    with duckdb.connect(str(copy)) as connection:
        kind = connection.execute(
            "select table_type from information_schema.tables where table_name = 'signal'"
        ).fetchone()
        assert kind == ("BASE TABLE",)
        connection.execute("update document set title = $hostile", {"hostile": HOSTILE})
        connection.execute(
            "update signal set title = $hostile, sentence = $hostile, url = 'javascript:alert(1)'", {"hostile": HOSTILE}
        )
        connection.execute("update sentence set text = $hostile", {"hostile": f"={HOSTILE}"})
        write_report(connection, Week.parse("2025-W45"), tmp_path / "report", lambda document: None)
    for path in (tmp_path / "report").rglob("*.html"):
        page = Page(path)
        assert "script" not in page.tags
        assert not [link for link in page.links if link.startswith("javascript")]
    for line in (tmp_path / "report" / "signals.csv").read_text(encoding="utf-8").splitlines():
        assert not line.startswith(("=", "+", "-", "@"))


def test_an_empty_week_says_so(data):
    azimuth(data, "report", "2024-W02")
    report = (data / "reports" / "2024-W02" / "report.html").read_text(encoding="utf-8")
    assert "No documents were published in 2024-W02" in report


@pytest.mark.parametrize("text", ["2025-46", "2025-W60", "W46", "2025-W00", "2025-W46 "])
def test_wrong_weeks(text):
    with pytest.raises(BadInput, match="2025-W46"):
        Week.parse(text)


def test_week_53_and_the_turn_of_the_year():
    week = Week.parse("2020-W53")
    assert str(week) == "2020-W53"
    assert str(week.monday) == "2020-12-28"
    assert str(week.back(-1)) == "2021-W01"


def test_wilson_against_published_values():
    # Newcombe (1998), table I: 81 of 263 and 0 of 20 at 95 %.
    assert wilson(81, 263, 1.959964) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20, 1.959964) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_week_without_signals_breaks_the_line():
    rows = trend_rows(
        [{"week": "2025-W43", "west": 1, "directional": 2}, {"week": "2025-W45", "west": 2, "directional": 2}]
    )
    assert [row["week"] for row in rows] == ["2025-W43", "2025-W44", "2025-W45"]
    assert rows[1]["share"] is None
