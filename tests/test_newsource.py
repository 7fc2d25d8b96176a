"""`azimuth source new` and `azimuth record`: how a source is added, and how its page is kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DAILY = [
    "--base", "feed", "--url", "https://some-daily.example/rss", "--publisher", "Some Daily", "--owner", "Somebody",
    "--country", "RS", "--kind", "news", "--language", "sr-Latn", "--weekly-estimate", "5", "--terms", "terms not read",
]  # fmt: skip


def azimuth(*arguments, data):
    command = [sys.executable, "-m", "azimuth", *map(str, arguments)]
    environment = {"AZIMUTH_DATA": str(data), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)


def test_a_new_source_is_a_file_that_the_list_would_take(tmp_path):
    done = azimuth("source", "new", "some_daily", *DAILY, "--into", tmp_path, data=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "some_daily.py").read_text(encoding="utf-8")
    assert "class SomeDaily(FeedSource):" in text
    assert "weekly_estimate = 5" in text
    assert "red now: pytest tests/test_sources.py -k some_daily" in done.stdout


@pytest.mark.parametrize(
    ("name", "changes", "message"),
    [
        ("Some-Daily", {}, "lower-case words"),
        ("some_daily", {"--country": "Serbia"}, "needs country"),
        ("some_daily", {"--url": "some-daily.example"}, "needs start_urls"),
        ("some_daily", {"--base": "listing"}, "--links belongs to --base listing"),
        ("some_daily", {"--language": "srpski"}, "needs language"),
    ],
)
def test_a_new_source_that_would_be_refused_is_not_written(name, changes, message, tmp_path):
    arguments = list(DAILY)
    for option, value in changes.items():
        arguments[arguments.index(option) + 1] = value
    done = azimuth("source", "new", name, *arguments, "--into", tmp_path, data=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert not list(tmp_path.glob("*.py"))


def test_a_recorded_page_holds_what_is_read_out_of_it(tmp_path):
    url = "https://n1info.rs/vesti/azimuth-sample/kanalizacija-borca-eu-novac/"
    done = azimuth("record", "n1", url, "--day", "2025-11-05", "--replay", "sample/archive", data=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "recorded" / "n1"
    assert {path.name for path in folder.iterdir()} == {"article.html", "listing.xml", "expected.json"}
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert expected["title"] == "EU daje 35 miliona evra za kanalizaciju u Borči"
    assert (expected["published_at"], expected["date_source"]) == ("2025-11-05T14:15:00+01:00", "sitemap")
    assert (expected["extractor"], len(expected["paragraphs"])) == ("selectors", 3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["n1", "https://n1info.rs/no/", "--day", "2025-11-05", "--replay", "sample/archive"], "not_archived"),
        (["no_such", "https://n1info.rs/no/"], "azimuth sources"),
        (["n1", "https://n1info.rs/no/", "--day", "2025-11-05"], "belong together"),
    ],
)
def test_a_page_that_cannot_be_recorded_leaves_nothing(arguments, message, tmp_path):
    done = azimuth("record", *arguments, data=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (tmp_path / "recorded").exists()


def test_a_replay_lists_the_sources_of_its_archive_alone(tmp_path):
    replayed = azimuth("sources", "--json", "--replay", "sample/archive", data=tmp_path)
    names = [row["name"] for row in json.loads(replayed.stdout)]
    assert names == sorted(path.name for path in (ROOT / "sample" / "archive").iterdir())
    assert len(names) < len(json.loads(azimuth("sources", "--json", data=tmp_path).stdout))
