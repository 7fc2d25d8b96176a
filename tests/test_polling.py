"""Asking only where something changed: listings, sitemaps and robots.txt over days, and what a quiet day costs."""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy import Request

from spiders.conditional import ConditionalMiddleware
from spiders.index import Entry
from spiders.seen import Seen

PROGRAM = Path(__file__).with_name("loopback.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROGRAM.parent.parent)}
specification = spec_from_file_location("loopback", PROGRAM)
loopback = module_from_spec(specification)
specification.loader.exec_module(loopback)

DAY, NEXT_DAY = "2025-11-05", "2025-11-06"
LATER = "2025-11-20"
MAP = "<urlset>{}</urlset>"


@pytest.fixture
def site():
    with loopback.serve() as site:
        site.put("/robots.txt", "User-agent: *\nDisallow: /tajno/\n", **{"Content-Type": "text/plain"})
        yield site


def crawl(site, archive, days, kind="FeedSource", path="/feed", **more):
    job = {"kind": kind, "url": site.url, "path": path, "days": days, "archive": str(archive), **more}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), json.dumps(job)],
        env=ENVIRONMENT, check=False, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr


def statuses(site, archive, day, name="loopback"):
    lines = (archive / name / f"{day}.fetch.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["url"].removeprefix(site.url): row["status"] for row in map(json.loads, lines)}


def put_feed(site, path, urls):
    """Serve a feed with an ETag, packed as servers do."""
    items = "".join(loopback.ITEM.format(url=url, n=number % 10) for number, url in enumerate(urls))
    headers = {"Content-Type": "application/rss+xml", "ETag": '"f1"', "Content-Encoding": "gzip"}
    site.put(path, loopback.FEED.format(items=items), **headers)


def test_an_unchanged_feed_still_leads_to_what_failed(site, tmp_path):
    site.put("/vest/0", loopback.article(0))
    site.put("/vest/1", "x", 500)
    put_feed(site, "/feed", [site.url + name for name in ("/vest/0", "/vest/1", "/tajno/2")])
    live = tmp_path / "live"
    crawl(site, live, [DAY])
    assert statuses(site, live, DAY)["/vest/1"] == "failed"
    site.put("/vest/1", loopback.article(1))
    crawl(site, live, [NEXT_DAY])
    found = statuses(site, live, NEXT_DAY)
    assert found == {"/feed": "unchanged", "/vest/0": "unchanged", "/vest/1": "fetched", "/tajno/2": "robots"}
    assert site.hits["/robots.txt"] == 1, "kept for a day, and obeyed"
    assert site.hits["/tajno/2"] == 0
    for name, days in (("both", [DAY, NEXT_DAY]), ("alone", [NEXT_DAY])):
        crawl(site, tmp_path / name, days, replay=str(live))
    assert statuses(site, tmp_path / "both", NEXT_DAY) == found
    # Without the day before there is neither robots.txt nor what the feed was; the archive it is taken from has that.
    assert statuses(site, tmp_path / "alone", NEXT_DAY)["/vest/1"] == "fetched"


def test_an_unchanged_index_of_sitemaps_is_followed(site, tmp_path):
    site.put("/vest/0", loopback.article(0))
    index = f"<sitemapindex><sitemap><loc>{site.url}/mapa-1.xml</loc></sitemap></sitemapindex>"
    site.put("/mapa.xml", index, **{"ETag": '"i1"', "Content-Type": "application/xml"})
    entry = f"<url><loc>{site.url}/vest/{{}}</loc><lastmod>2025-11-05</lastmod></url>"
    site.put("/mapa-1.xml", MAP.format(entry.format(0)), **{"Content-Type": "application/xml"})
    crawl(site, tmp_path, [DAY], "SitemapSource", "/mapa.xml")
    site.put("/vest/1", loopback.article(1))
    site.put("/mapa-1.xml", MAP.format(entry.format(0) + entry.format(1)), **{"Content-Type": "application/xml"})
    crawl(site, tmp_path, [NEXT_DAY], "SitemapSource", "/mapa.xml")
    found = statuses(site, tmp_path, NEXT_DAY)
    assert (found["/mapa.xml"], found["/mapa-1.xml"], found["/vest/1"]) == ("unchanged", "fetched", "fetched")


def entry(url, role, status=200, at=None, **more):
    return Entry(url, at or datetime.now(UTC), "text/plain", status, "sha256:0", 0, 1, "x/d.warc.gz", 1,
                 known={"role": role}, **more)  # fmt: skip


def middleware(day, entries, resumed=(), replayed=None):
    seen = Seen(day)
    seen.add(day, entries)
    unit = SimpleNamespace(source="x", seen=seen, day=day, resumed=resumed, replayed=replayed)
    return ConditionalMiddleware(unit), seen


@pytest.mark.parametrize("status", [200, 404])
def test_robots_txt_lives_a_day_and_half_of_the_hosts_are_asked_each_day(status):
    now = datetime.now(UTC)
    hosts = [f"https://host{number}.example/robots.txt" for number in range(200)]
    day = date(2025, 11, 5)
    for hours, least, most in ((1, 0, 0), (24, 60, 140), (26, 200, 200)):
        entries = [entry(url, "robots", status, now - timedelta(hours=hours)) for url in hosts]
        asker, seen = middleware(day, entries)
        asked = [url for url in hosts if not asker.stands(url, seen.visits[url])]
        assert least <= len(asked) <= most
        asker.unit.day = day + timedelta(days=1)
        again = [url for url in hosts if not asker.stands(url, seen.visits[url])]
        assert set(asked) | set(again) == (set(hosts) if hours >= 24 else set())


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_could_not_be_had_is_not_kept(status):
    _, seen = middleware(date(2025, 11, 5), [entry("https://a.example/robots.txt", "robots", status)])
    assert seen.visits == {}


def test_conditions_are_those_of_the_last_answer():
    url = "https://a.example/feed"
    old = entry(url, "listing", etag='"1"', last_modified="Wed, 05 Nov 2025 07:00:00 GMT")
    renamed = Entry(url, datetime.now(UTC), "warc/revisit", 200, "sha256:0", 5, 1, "x/e.warc.gz", None, '"2"')
    asker, _ = middleware(date(2025, 11, 6), [old, renamed])
    request = Request(url, meta={"role": "listing"})
    assert asker.process_request(request) is None
    assert request.headers["If-None-Match"] == b'"2"'
    assert request.headers["If-Modified-Since"] == b"Wed, 05 Nov 2025 07:00:00 GMT"


def age_indexes(archive):
    """Let everything have been fetched a day ago."""
    for path in archive.rglob("*.cdxj"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(map(aged, lines)), encoding="utf-8")


def aged(line):
    key, stamp, rest = line.split(" ", 2)
    before = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC) - timedelta(days=1)
    return f"{key} {before:%Y%m%d%H%M%S} {rest}"


@pytest.mark.slow
def test_a_quiet_day_over_sixty_sources(site, tmp_path):
    """With the settings of production, on a day when nothing is new and nothing is due to be looked at again."""
    site.put("/vest/0", loopback.article(0))
    for number in range(60):
        put_feed(site, f"/feed/{number}", [f"{site.url}/vest/0"])
    command = [sys.executable, str(PROGRAM), json.dumps({"url": site.url, "archive": str(tmp_path), "sixty": True})]
    for day, fast in ((DAY, True), (LATER, False)):
        site.hits.clear()
        began = time.monotonic()
        arguments = json.loads(command[2]) | {"day": day, "fast": fast}
        done = subprocess.run(
            [*command[:2], json.dumps(arguments)], env=ENVIRONMENT, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        seconds = time.monotonic() - began
        age_indexes(tmp_path)
    found = [statuses(site, tmp_path, LATER, f"s{number}") for number in range(60)]
    assert [rows[f"/feed/{number}"] for number, rows in enumerate(found)] == ["unchanged"] * 60
    print(f"{sum(site.hits.values())} requests of 60 sources in {seconds:.1f} s")
    assert sum(site.hits.values()) < 2 * 60
    assert seconds < 60
