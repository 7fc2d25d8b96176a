"""Health of sources: what the view says of weeks in which one thing goes wrong, one source a trouble."""

import json
from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from spiders.source import all_sources
from warehouse.store import open_published

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)

LAST = date(2025, 11, 30)
WEEKS = 4
BOUNDS = {"below-minimum", "above-maximum"}
LONG = "Ministar je govorio o sporazumu o gasu. " * 9
# What is wrong on the last day, and what the view must say of it; an empty list says that nothing is.
TROUBLES = {
    "rts": (["quiet"], ["few", "frozen"]),
    "n1": ([], []),
    "danas": (["flood"], ["many"]),
    "krik": (["undated"], ["undated"]),
    "vreme": (["short"], ["short"]),
    "beta": (["failing"], ["failing", "few"]),
    "rtv": (["unread"], ["few", "layout"]),
}


def azimuth(*arguments):
    return CliRunner().invoke(group, arguments)


def article(source, day, number, trouble):
    url = f"https://{source}.rs/{day}/{number}"
    text = "Kratko." if "short" in trouble else LONG
    published = None if "undated" in trouble else day
    precision = "none" if published is None else "day"
    return unitfiles.Article(url, f"Naslov {source} {day} {number}", [text.strip()], [], "sr", published, precision)


def write_source(data, source, trouble):
    for back in range(7 * WEEKS):
        day = LAST - timedelta(days=back)
        now = trouble if back == 0 else []
        silent = ("quiet" in trouble and back < 2) or set(now) & {"failing", "unread"}
        count = 0 if silent else 40 if "flood" in now else 6
        articles = [article(source, day, number, now) for number in range(count)]
        other = [(f"https://{source}.rs/x{number}", "failed") for number in range(6 if "failing" in now else 0)]
        unitfiles.write_day(data, day.isoformat(), source, articles, other=other)
        if "unread" in now:
            spoil_listing(data, source, day)


def spoil_listing(data, source, day):
    """Let the listing have been read in vain."""
    path = data / "archive" / source / f"{day}.fetch.jsonl"
    listing, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = json.loads(listing) | {"status": "failed", "reason": "empty-listing"}
    path.write_text(json.dumps(row) + "\n" + "".join(others), encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("health") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AZIMUTH_DATA", str(folder))
        for source, (trouble, _) in TROUBLES.items():
            write_source(folder, source, trouble)
        first = (LAST - timedelta(days=7 * WEEKS - 1)).isoformat()
        loaded = azimuth("load", "--since", first, "--until", LAST.isoformat())
        assert loaded.exit_code == 0, loaded.output
        assert azimuth("publish").exit_code == 0
        yield folder


def health(data, source, day=LAST):
    with open_published(data / "azimuth.duckdb") as connection:
        found = connection.execute("select * from source_health where source = ? and day = ?", [source, day])
        names = [column[0] for column in found.description]
        [row] = found.fetchall()
    return dict(zip(names, row, strict=True))


@pytest.mark.parametrize("source", TROUBLES)
def test_each_trouble_is_named_on_its_day(data, source):
    assert set(health(data, source)["problems"]) - BOUNDS == set(TROUBLES[source][1])


@pytest.mark.parametrize("source", TROUBLES)
def test_before_nothing_was_wrong(data, source):
    assert health(data, source, LAST - timedelta(days=2))["problems"] in ([], ["below-minimum"])


@pytest.mark.parametrize("source", TROUBLES)
def test_a_week_is_held_against_the_estimate_of_its_source(data, source):
    estimate = all_sources()[source].weekly_estimate
    row = health(data, source)
    bounds = (row["minimum_week"], row["maximum_week"])
    assert bounds == (max(1, estimate // 10) if estimate >= 7 else None, 5 * estimate)
    found = {
        "below-minimum": bounds[0] is not None and row["seen_week"] < bounds[0],
        "above-maximum": row["seen_week"] > bounds[1],
    }
    assert set(row["problems"]) & BOUNDS == {name for name, is_so in found.items() if is_so}


def test_expected_is_the_median_of_the_same_weekday(data):
    row = health(data, "rts")
    assert (row["expected"], row["seen"], row["days_without_new"], row["normal_day"]) == (6, 0, 2, 5.77)
    assert health(data, "rts", LAST - timedelta(days=7))["expected"] is None, "two such days are too few"
    assert health(data, "rtv")["failures"] == "empty-listing 1"


def test_status_names_them_and_fails(data):
    result = azimuth("status", "--day", LAST.isoformat())
    assert result.exit_code == 1
    assert "rts: few, frozen, below-minimum (seen: 0; expected: 6.0; days without new: 2)" in result.output
    earlier = azimuth("status", "--day", (LAST - timedelta(days=2)).isoformat())
    assert "few" not in earlier.output
