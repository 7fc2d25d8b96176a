"""Collecting over loopback: what is asked for, what is archived, how a crawl survives being killed, and its replay."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from scrapy.settings import Settings

from azimuth.archive import command as archive_command
from azimuth.collect import command as collect_command
from spiders.members import CorruptRecord
from spiders.warc import read_records
from spiders.warcwriter import Exchange, WarcWriter, sha256

PROGRAM = Path(__file__).with_name("loopback.py")
ROOT = PROGRAM.parent.parent
specification = spec_from_file_location("loopback", PROGRAM)
loopback = module_from_spec(specification)
specification.loader.exec_module(loopback)

DAY, NEXT_DAY = "2025-11-05", "2025-11-06"
MORNING = datetime(2025, 11, 5, 6, 0, tzinfo=UTC)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def site():
    with loopback.serve() as site:
        site.put("/robots.txt", "User-agent: *\nDisallow: /tajno/\n", **{"Content-Type": "text/plain"})
        yield site


def start(site, archive, days=(DAY,), kind="FeedSource", path="/feed", **more):
    """Start a crawl in a process of its own, as each is in production: a reactor cannot be started twice."""
    job = {"kind": kind, "url": site.url, "path": path, "days": list(days), "archive": str(archive), **more}
    command = [sys.executable, str(PROGRAM), json.dumps(job)]
    return subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)


def crawl(site, archive, *args, **more):
    process = start(site, archive, *args, **more)
    _, messages = process.communicate(timeout=120)
    assert process.returncode == 0, messages
    assert "Traceback" not in messages, messages
    return messages


def rows_of(archive, day=DAY):
    lines = (archive / "loopback" / f"{day}.fetch.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["url"] for row in rows}) == len(rows), "one row a URL"
    return rows


def statuses(site, rows):
    return {row["url"].removeprefix(site.url): (row["role"], row["status"], row["reason"]) for row in rows}


def records_of(archive, day=DAY):
    return {record.url: record for record in read_records(archive / "loopback" / f"{day}.warc.gz")}


def fill(site):
    """Fill the site with a page of every fate; return what is expected of each."""
    for number in range(3):
        site.put(f"/vest/{number}", loopback.article(number))
    site.put("/spakovana", loopback.article(3, "Šapat " * 200), **{"Content-Encoding": "gzip"})
    site.put("/sa-etagom", loopback.article(4), ETag='"v1"')
    site.put("/tajno/1", loopback.article(5))
    site.put("/greska", "x", 500)
    site.put("/velika", "x" * 200_000)
    site.put("/pomerena", "", 301, Location="/cilj")
    site.put("/cilj", loopback.article(6))
    for step in range(8):
        site.put(f"/korak/{step}", "", 302, Location=f"/korak/{step + 1}")
    site.put("/krug", "", 302, Location="/krug")
    site.put("/bomba", "x" * 5_000_000, **{"Content-Encoding": "gzip"})
    names = ["/vest/0", "/vest/1", "/vest/2", "/spakovana", "/sa-etagom", "/tajno/1", "/greska", "/velika", "/pomerena"]
    names += ["/nema", "/korak/0", "/krug", "/bomba"]
    site.put_feed("/feed", [site.url + name for name in names] + ["https://drugi.example/x", "http://[los/"])
    return {
        "/robots.txt": ("robots", "fetched", None),
        "/feed": ("listing", "fetched", None),
        "/vest/0": ("article", "fetched", None),
        "/vest/1": ("article", "fetched", None),
        "/vest/2": ("article", "fetched", None),
        "/spakovana": ("article", "fetched", None),
        "/sa-etagom": ("article", "fetched", None),
        "/tajno/1": ("article", "robots", None),
        "/greska": ("article", "failed", "http-500"),
        "/velika": ("article", "failed", "too-large"),
        "/pomerena": ("article", "redirected", None),
        "/cilj": ("article", "fetched", None),
        "/nema": ("article", "failed", "http-404"),
        **{f"/korak/{step}": ("article", "redirected", None) for step in range(5)},
        "/korak/5": ("article", "failed", "too-many-redirects"),
        "/krug": ("article", "redirected", None),
        "/bomba": ("article", "failed", "too-large"),
        "http://[los/": ("article", "failed", "bad-url"),
    }


def test_every_url_ends_in_one_status(site, tmp_path):
    expected = fill(site)
    crawl(site, tmp_path)
    rows = rows_of(tmp_path)
    assert statuses(site, rows) == expected
    assert site.hits["/tajno/1"] == 0
    assert site.hits["/greska"] == 2, "one retry"
    assert {count for path, count in site.hits.items() if path != "/greska"} == {1}
    summary = json.loads((tmp_path / "loopback" / f"{DAY}.crawl.json").read_text(encoding="utf-8"))
    assert summary["counts"] == {"failed": 6, "fetched": 8, "redirected": 7, "robots": 1}
    assert (summary["finish_reason"], summary["offsite"], summary["is_replay"]) == ("finished", 1, False)


def test_the_archive_holds_what_came(site, tmp_path):
    fill(site)
    crawl(site, tmp_path)
    path = tmp_path / "loopback" / f"{DAY}.warc.gz"
    assert subprocess.run([Path(sys.executable).with_name("warcio"), "check", path], check=False).returncode == 0
    records = records_of(tmp_path)
    packed = records[site.url + "/spakovana"]
    _, headers, body = site.answer("/spakovana", {})
    assert packed.raw_payload == body
    assert packed.payload.decode().count("Šapat") == 200
    for name, value in headers.items():
        assert packed.header(name.lower()) == value
    hop = records[site.url + "/cilj"]
    assert hop.known["via"] == site.url + "/pomerena"
    first = records[site.url + "/vest/1"]
    assert first.known["via"] == site.url + "/feed"
    assert (first.listed_date, first.listed_date_kind) == ("2025-11-05T01:00:00+01:00", "feed")
    assert first.listed_title == "Članak & vest 1"
    for row in rows_of(tmp_path):
        if row["warc_file"]:
            record = records[row["url"]]
            assert (row["warc_file"], row["warc_offset"]) == (f"loopback/{DAY}.warc.gz", record.offset)
            assert (row["payload_digest"], row["payload_bytes"]) == (
                sha256(record.raw_payload),
                len(record.raw_payload),
            )


def test_known_articles_are_asked_for_after_one_and_seven_days(site, tmp_path):
    site.put("/vest/0", loopback.article(0))
    site.put("/vest/1", loopback.article(1), ETag='"v1"')
    site.put_feed("/feed", [site.url + "/vest/0", site.url + "/vest/1"])
    crawl(site, tmp_path)
    # A silent edit, and a feed that names the articles no more.
    site.put("/vest/0", loopback.article(0, "Ministar demantuje."))
    site.put_feed("/feed", [site.url + "/vest/2"])
    days = [f"2025-11-{number:02}" for number in range(6, 21)]
    crawl(site, tmp_path, days)
    asked = {day: statuses(site, rows_of(tmp_path, day)) for day in days}
    assert asked[NEXT_DAY]["/vest/0"] == ("article", "fetched", None)
    assert asked[NEXT_DAY]["/vest/1"] == ("article", "unchanged", None)
    assert [day for day in days if "/vest/0" in asked[day]] == [NEXT_DAY, "2025-11-12"]
    assert asked["2025-11-12"]["/vest/0"] == ("article", "unchanged", None)
    edited = records_of(tmp_path, NEXT_DAY)[site.url + "/vest/0"]
    assert "demantuje" in edited.payload.decode()
    assert edited.listed_date == "2025-11-05T00:00:00+01:00", "what the feed said is kept"
    not_modified = records_of(tmp_path, NEXT_DAY)[site.url + "/vest/1"]
    assert (not_modified.http_status, not_modified.is_revisit) == (304, True)
    repeated = records_of(tmp_path, "2025-11-12")[site.url + "/vest/0"]
    assert repeated.is_revisit
    assert (repeated.http_status, repeated.payload_digest) == (200, edited.payload_digest)
    assert repeated.refers_to_date == edited.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    for day in (NEXT_DAY, "2025-11-12"):
        path = tmp_path / "loopback" / f"{day}.warc.gz"
        assert subprocess.run([Path(sys.executable).with_name("warcio"), "check", path], check=False).returncode == 0


def test_a_replay_gives_the_same_and_asks_no_one(site, tmp_path):
    fill(site)
    crawl(site, tmp_path / "live")
    site.put("/vest/1", loopback.article(1, "Izmenjeno."))
    crawl(site, tmp_path / "live", [NEXT_DAY])
    hits = dict(site.hits)
    for name in ("replay", "replay-again"):
        crawl(site, tmp_path / name, [DAY, NEXT_DAY], replay=str(tmp_path / "live"))
    assert dict(site.hits) == hits
    place = {"warc_offset", "warc_length"}
    for day in (DAY, NEXT_DAY):
        live = {row["url"]: row for row in rows_of(tmp_path / "live", day)}
        replayed = {row["url"]: row for row in rows_of(tmp_path / "replay", day)}
        # What was cut off for its size left no record.
        assert live.pop(site.url + "/velika")["status"] == "failed"
        assert replayed.pop(site.url + "/velika")["status"] == "not_archived"
        for url, row in live.items():
            assert {key: row[key] for key in row.keys() - place} == {
                key: replayed[url][key] for key in row.keys() - place
            }
        assert live.keys() == replayed.keys()
        for url, record in records_of(tmp_path / "replay", day).items():
            other = records_of(tmp_path / "live", day)[url]
            assert (record.raw_payload, record.http_headers, record.date) == (
                (other.raw_payload, other.http_headers, other.date)
            )
        files = [(tmp_path / name / "loopback" / f"{day}.warc.gz").read_bytes() for name in ("replay", "replay-again")]
        assert files[0] == files[1], "two replays write the same bytes"


def test_a_killed_replay_ends_like_an_undisturbed_one(site, tmp_path):
    fill(site)
    crawl(site, tmp_path / "live")
    crawl(site, tmp_path / "whole", replay=str(tmp_path / "live"))
    unit = Path("loopback", f"{DAY}.warc.gz")
    content = (tmp_path / "whole" / unit).read_bytes()
    offsets = [record.offset for record in read_records(tmp_path / "whole" / unit)]
    for number, cut in enumerate((10, offsets[1], offsets[6] + 5, offsets[-4], len(content))):
        path = tmp_path / str(number) / unit
        path.parent.mkdir(parents=True)
        path.write_bytes(content[:cut])
        crawl(site, tmp_path / str(number), replay=str(tmp_path / "live"))
        for kind in (".warc.gz", ".cdxj", ".fetch.jsonl"):
            other = tmp_path / "whole" / "loopback" / f"{DAY}{kind}"
            assert other.read_bytes() == path.with_name(f"{DAY}{kind}").read_bytes(), (cut, kind)


def test_a_replay_of_nothing_is_counted_as_nothing(site, tmp_path):
    (tmp_path / "empty").mkdir()
    crawl(site, tmp_path / "data", replay=str(tmp_path / "empty"))
    assert rows_of(tmp_path / "data") == []
    assert not site.hits


def test_a_replay_serves_only_its_day(site, tmp_path):
    writer = WarcWriter(
        tmp_path / "old" / "loopback" / f"{DAY}.warc.gz", {"isPartOf": "azimuth-sample"}, datetime.now(UTC)
    )
    feed = loopback.FEED.format(items=loopback.ITEM.format(url=site.url + "/vest/0", n=0)).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n"
    writer.write(Exchange(site.url + "/feed", MORNING, None, head, feed, sha256(feed)))
    writer.close()
    crawl(site, tmp_path / "new", replay=str(tmp_path / "old"))
    assert statuses(site, rows_of(tmp_path / "new")) == {
        "/feed": ("listing", "fetched", None),
        "/robots.txt": ("robots", "not_archived", None),
        "/vest/0": ("article", "not_archived", None),
    }
    (row,) = [row for row in rows_of(tmp_path / "new") if row["role"] == "listing"]
    assert row["fetched_at"] == "2025-11-05T06:00:00Z"
    summary = json.loads((tmp_path / "new" / "loopback" / f"{DAY}.crawl.json").read_text(encoding="utf-8"))
    assert (summary["label"], summary["is_replay"]) == ("azimuth-sample", True)


@pytest.mark.parametrize("kill_after", [1, 2, 5, 9])
def test_a_killed_crawl_goes_on_where_it_was(site, tmp_path, kill_after):
    paths = [f"/vest/{number}" for number in range(10)]
    for number, path in enumerate(paths):
        site.put(path, loopback.article(number))
    site.put_feed("/feed", [site.url + path for path in paths])
    asked = []

    def hold(path):
        """Answer so many pages, then kill the crawler instead of answering."""
        asked.append(path)
        if len(asked) == kill_after + 1:
            process.send_signal(signal.SIGKILL)
            return True
        return False

    site.hold = hold
    process = start(site, tmp_path)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert not (tmp_path / "loopback" / f"{DAY}.crawl.json").exists()
    archive = tmp_path / "loopback" / f"{DAY}.warc.gz"
    archive.write_bytes(archive.read_bytes() + b"\x1f\x8b\x08\x00torn")
    site.hold = None
    assert len(whole_records(archive)) == kill_after
    before = dict(site.hits)
    messages = crawl(site, tmp_path)
    assert "cut" in messages
    assert {row["status"] for row in rows_of(tmp_path)} == {"fetched"}
    assert {row["url"].removeprefix(site.url) for row in rows_of(tmp_path)} == {"/robots.txt", "/feed", *paths}
    # What was answered is not asked for again; the one that was killed on is.
    again = {path for path in before if site.hits[path] > before[path]}
    assert again == {asked[kill_after]}
    assert sum(site.hits.values()) == len(paths) + 2 + 1


def whole_records(path):
    """Return the records before a torn tail."""
    found = []
    with suppress(CorruptRecord):
        found.extend(read_records(path))
    return found


def test_the_same_day_again_asks_for_what_is_new(site, tmp_path):
    site.put("/vest/0", loopback.article(0))
    site.put("/vest/1", loopback.article(1))
    site.put_feed("/feed", [site.url + "/vest/0"])
    crawl(site, tmp_path)
    site.put_feed("/feed", [site.url + "/vest/1", site.url + "/vest/0"])
    crawl(site, tmp_path, is_again=True)
    assert (site.hits["/vest/0"], site.hits["/vest/1"], site.hits["/feed"]) == (1, 1, 2)
    assert {path for path, (_, status, _) in statuses(site, rows_of(tmp_path)).items() if status == "fetched"} == {
        "/robots.txt", "/feed", "/vest/0", "/vest/1",
    }  # fmt: skip
    assert site.hits["/robots.txt"] == 1, "kept for a day"


@pytest.mark.parametrize(
    ("kind", "path", "more"),
    [
        ("SitemapSource", "/mapa.xml", {}),
        ("ListingSource", "/rubrika", {"links": "a.vest", "listing_dates": "time::text"}),
        ("WordPressSource", "/wp-json/wp/v2/posts", {}),
    ],
)
def test_each_kind_of_listing_leads_to_its_articles(site, tmp_path, kind, path, more):
    site.put("/vest/1", loopback.article(1))
    place = f"{site.url}/vest/1"
    site.put("/mapa.xml", f"<sitemapindex><sitemap><loc>{site.url}/danas.xml</loc></sitemap></sitemapindex>")
    site.put("/danas.xml", f"<urlset><url><loc>{place}</loc><lastmod>{DAY}</lastmod></url></urlset>")
    site.put("/rubrika", "<a class=vest href=/vest/1>Vest</a><time>danas</time><a href=/o-nama>O nama</a>")
    post = {"link": place, "date_gmt": "2025-11-05T07:00:00", "title": {"rendered": "Vest"}}
    site.put("/wp-json/wp/v2/posts", json.dumps([post]))
    crawl(site, tmp_path, kind=kind, path=path, **more)
    found = statuses(site, rows_of(tmp_path))
    assert found["/vest/1"] == ("article", "fetched", None)
    assert found[path] == ("listing", "fetched", None)
    record = records_of(tmp_path)[place]
    dates = {"SitemapSource": None, "ListingSource": "danas", "WordPressSource": "2025-11-05T07:00:00+00:00"}
    assert record.listed_date == dates[kind]


@pytest.mark.parametrize(
    ("body", "reason"), [("<rss><channel/></rss>", "empty-listing"), ("Zauzeto", "bad-listing"), (None, "http-404")]
)
def test_a_listing_that_says_nothing_is_a_failure(site, tmp_path, body, reason):
    if body:
        site.put("/feed", body)
    crawl(site, tmp_path)
    assert statuses(site, rows_of(tmp_path))["/feed"] == ("listing", "failed", reason)


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd"])
def test_a_page_that_lies_about_its_encoding_is_named(site, tmp_path, encoding):
    site.put("/laz", loopback.article(7), **{"Content-Encoding": encoding})
    site.put_feed("/feed", [site.url + "/laz"])
    crawl(site, tmp_path)
    assert statuses(site, rows_of(tmp_path))["/laz"] == ("article", "failed", "bad-encoding")
    assert records_of(tmp_path)[site.url + "/laz"].raw_payload == loopback.article(7).encode(), "kept as it came"


def test_without_robots_txt_nothing_is_fetched_where_the_server_fails(site, tmp_path):
    site.put("/robots.txt", "x", 503)
    site.put_feed("/feed", [site.url + "/vest/0"])
    crawl(site, tmp_path)
    assert statuses(site, rows_of(tmp_path)) == {
        "/robots.txt": ("robots", "failed", "http-503"),
        "/feed": ("listing", "failed", "robots-unreachable"),
    }
    assert site.hits["/feed"] == 0


def test_a_missing_robots_txt_forbids_nothing(site, tmp_path):
    del site.pages["/robots.txt"]
    site.put_feed("/feed", [site.url + "/vest/0"])
    site.put("/vest/0", loopback.article(0))
    crawl(site, tmp_path)
    assert {status for _, status, _ in statuses(site, rows_of(tmp_path)).values()} == {"fetched"}


def test_a_dead_host_is_named(site, tmp_path):
    site.url = "http://127.0.0.1:9"
    crawl(site, tmp_path)
    assert statuses(site, rows_of(tmp_path))["/robots.txt"] == ("robots", "failed", "connection")


def test_a_private_address_is_refused(site, tmp_path):
    site.put_feed("/feed", [site.url + "/vest/0"])
    crawl(site, tmp_path, settings={"PRIVATE_ADDRESSES_ALLOWED": False})
    assert not site.hits
    assert statuses(site, rows_of(tmp_path))["/robots.txt"] == ("robots", "failed", "private-address")


def times_of(site):
    moments = {}

    def note(path):
        moments.setdefault(path, []).append(time.monotonic())
        return False

    site.hold = note
    return moments


def test_a_crawl_delay_is_kept(site, tmp_path):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 1\n")
    site.put_feed("/feed", [f"{site.url}/vest/{number}" for number in range(3)])
    moments = times_of(site)
    crawl(site, tmp_path, settings={"AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 0.01, "RETRY_TIMES": 0})
    order = sorted(moment for each in moments.values() for moment in each)
    assert len(order) == 5
    # the first wait begins before robots.txt could be read
    assert all(later - earlier >= 0.95 for earlier, later in pairwise(order[1:]))


def test_a_host_is_asked_one_page_at_a_time(site, tmp_path):
    at_once = []

    def answer_slowly(path):
        at_once.append(path)
        time.sleep(0.05)
        busy.append(len(at_once))
        at_once.remove(path)
        return False

    busy = []
    site.put_feed("/feed", [f"{site.url}/vest/{number}" for number in range(8)])
    site.hold = answer_slowly
    crawl(site, tmp_path)
    assert len(busy) == 10
    assert set(busy) == {1}


def test_retry_after_is_kept(site, tmp_path):
    site.put("/vest/0", "x", 503, **{"Retry-After": "2"})
    site.put("/vest/1", "x", 429, **{"Retry-After": "3600"})
    site.put_feed("/feed", [site.url + "/vest/0", site.url + "/vest/1"])
    moments = times_of(site)
    crawl(site, tmp_path, settings={"AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 0.01})
    first, second = moments["/vest/0"]
    assert second - first >= 1.95
    assert len(moments["/vest/1"]) == 1, "a host that asks for an hour is left alone today"
    assert statuses(site, rows_of(tmp_path))["/vest/1"] == ("article", "failed", "http-429")


def test_settings_are_polite_and_closed():
    settings = Settings()
    settings.setmodule("spiders.settings")
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getbool("AUTOTHROTTLE_ENABLED")
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert settings.getint("DOWNLOAD_MAXSIZE") == 10 * 2**20
    assert settings.getint("DOWNLOAD_TIMEOUT") == 30
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    for name in ("REMOTE_CONTROL_ENABLED", "TELNETCONSOLE_ENABLED", "COOKIES_ENABLED", "HTTPCACHE_ENABLED"):
        assert not settings.getbool(name), name
    order = settings.getwithbase("DOWNLOADER_MIDDLEWARES")
    below = [priority for path, priority in order.items() if priority and not path.startswith("spiders.")]
    assert order["spiders.evidence.EvidenceMiddleware"] > max(below), (
        "nothing may change an answer before it is archived"
    )
    assert "Azimuth" in settings["USER_AGENT"]


def test_whom_to_write_to_is_in_the_user_agent():
    """The contact is read when the settings are, so each has a process of its own."""
    program = "from spiders import settings; print(settings.USER_AGENT)"
    environment = ENVIRONMENT | {"AZIMUTH_CONTACT": "https://example.org/azimuth"}
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert "+https://example.org/azimuth" in told
    assert "Mozilla" not in told


def invoke(command, *args):
    return CliRunner().invoke(command, list(args))


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["--day", "2025-11-05"], "cannot be collected live"),
        (["--day", "2025-11-05", "--replay", "gone"], "no such folder"),
        (["nowhere", "--day", "2025-11-05", "--replay", "."], "no source is called 'nowhere'"),
        ([], "name the days"),
        (["--since", "2025-11-05", "--until", "2025-11-04", "--replay", "."], "turn them round"),
    ],
)
def test_wrong_arguments_are_one_clear_line(args, problem, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = invoke(collect_command, *args)
    assert problem in str(result.exception)
    assert result.exception.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_archive_is_shown_and_proved(site, tmp_path, monkeypatch):
    fill(site)
    crawl(site, tmp_path / "archive")
    crawl(site, tmp_path / "archive", [NEXT_DAY])
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    shown = invoke(archive_command, "show", site.url + "/spakovana", "--headers")
    assert "Šapat" in shown.output
    assert "Content-Encoding: gzip" in shown.output
    assert "repeats" in shown.output, "the second day holds a revisit; the page is that of the first"
    row = next(row for row in rows_of(tmp_path / "archive") if row["url"].endswith("/vest/1"))
    assert "Vest 1" in invoke(archive_command, "record", row["warc_file"], str(row["warc_offset"])).output
    lines = (tmp_path / "archive" / "loopback" / f"{DAY}.cdxj").read_text(encoding="utf-8")
    (tmp_path / "archive" / "loopback" / f"{DAY}.cdxj").unlink()
    assert invoke(archive_command, "index").exit_code == 0
    assert (tmp_path / "archive" / "loopback" / f"{DAY}.cdxj").read_text(encoding="utf-8") == lines
    assert invoke(archive_command, "verify").exit_code == 0
    path = tmp_path / "archive" / row["warc_file"]
    content = bytearray(path.read_bytes())
    content[row["warc_offset"] + 60] ^= 0xFF
    path.write_bytes(content)
    broken = invoke(archive_command, "verify", "loopback")
    assert broken.exit_code == 1
    assert f"loopback/{DAY}.warc.gz byte {row['warc_offset']}: corrupt" in broken.output


def azimuth(data, *args):
    """Run `azimuth collect` as a person does; a proxy that is not there keeps it off any network."""
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    environment = ENVIRONMENT | nowhere | {"AZIMUTH_DATA": str(data)}
    command = [sys.executable, "-m", "azimuth", "collect", *args]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=240)


@pytest.fixture
def old_archive(tmp_path):
    """An archive of one day of a real source: its listing names one article."""
    url = "https://www.danas.rs/wp-json/wp/v2/posts?per_page=100"
    page = loopback.article(1).encode()
    post = {"link": "https://www.danas.rs/vest", "date_gmt": "2025-11-05T07:00:00", "title": {"rendered": "Vest"}}
    writer = WarcWriter(tmp_path / "old" / "danas" / f"{DAY}.warc.gz", {"isPartOf": "azimuth-sample"}, MORNING)
    for address, body in ((url, json.dumps([post]).encode()), ("https://www.danas.rs/vest", page)):
        writer.write(Exchange(address, MORNING, None, b"HTTP/1.1 200 OK\r\n\r\n", body, sha256(body)))
    writer.close()
    return tmp_path / "old"


def test_the_command_replays_once(old_archive, tmp_path):
    args = ["danas", "--since", DAY, "--until", NEXT_DAY, "--replay", str(old_archive)]
    data = tmp_path / "data"
    first = azimuth(data, *args)
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    assert f"{DAY} danas" in first.stderr
    unit = data / "archive" / "danas"
    content = {path.name: path.read_bytes() for path in unit.iterdir()}
    kinds = (".warc.gz", ".cdxj", ".fetch.jsonl", ".crawl.json")
    assert content.keys() == {day + kind for day in (DAY, NEXT_DAY) for kind in kinds}
    assert azimuth(data, *args).stderr.count("already collected") == 2
    assert azimuth(data, *args, "--again").returncode == 0
    again = {path.name: path.read_bytes() for path in unit.iterdir()}
    assert {name for name in content if content[name] != again[name]} <= {f"{DAY}.crawl.json", f"{NEXT_DAY}.crawl.json"}


def test_a_replay_never_replaces_evidence(old_archive, tmp_path):
    unit = tmp_path / "data" / "archive" / "danas"
    unit.mkdir(parents=True)
    (unit / f"{DAY}.crawl.json").write_text(
        json.dumps({"is_replay": False, "finish_reason": "finished"}), encoding="utf-8"
    )
    result = azimuth(tmp_path / "data", "danas", "--day", DAY, "--replay", str(old_archive), "--again")
    assert result.returncode == 2
    assert "evidence is not replaced" in result.stderr


def test_a_replay_does_not_go_on_with_a_live_crawl(old_archive, tmp_path):
    unit = tmp_path / "data" / "archive" / "danas"
    WarcWriter(unit / f"{DAY}.warc.gz", {"isPartOf": "azimuth"}, MORNING).close()
    before = (unit / f"{DAY}.warc.gz").read_bytes()
    result = azimuth(tmp_path / "data", "danas", "--day", DAY, "--replay", str(old_archive))
    assert result.returncode == 2
    assert "was begun live" in result.stderr
    assert [path.read_bytes() for path in unit.iterdir()] == [before]


def test_a_corrupt_archive_is_one_clear_line(old_archive, tmp_path):
    path = old_archive / "danas" / f"{DAY}.warc.gz"
    path.write_bytes(path.read_bytes()[:-30])
    result = azimuth(tmp_path / "data", "danas", "--day", DAY, "--replay", str(old_archive))
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "torn" in result.stderr
    assert not list((tmp_path / "data").rglob("*.crawl.json"))


def test_a_source_that_cannot_be_seen_is_said_and_tried_again(tmp_path):
    today = datetime.now(ZoneInfo("Europe/Belgrade")).date().isoformat()
    for _ in range(2):
        result = azimuth(tmp_path, "nato", "--day", today)
        assert result.returncode == 1
        assert "no listing could be read: nato" in result.stderr
        assert "AZIMUTH_CONTACT" in result.stderr


def test_two_crawls_of_one_day_do_not_mix(site, tmp_path):
    site.put_feed("/feed", [site.url + "/vest/0"])
    reached, go_on = threading.Event(), threading.Event()

    def wait(path):
        reached.set()
        go_on.wait(30)
        return False

    site.hold = wait
    first = start(site, tmp_path)
    assert reached.wait(30)
    second = start(site, tmp_path)
    _, messages = second.communicate(timeout=60)
    go_on.set()
    first.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 1)
    assert "another crawl is writing this file" in messages


def test_a_full_disk_is_no_success(site, tmp_path):
    """A limit on the size of files stands for the full disk: the crawl ends in an error, without a summary."""
    site.put("/vest/0", os.urandom(30_000))
    site.put_feed("/feed", [site.url + "/vest/0"])
    process = start(site, tmp_path, file_limit=20_000)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "File too large" in messages
    assert not list(tmp_path.rglob("*.crawl.json"))
    crawl(site, tmp_path)
    assert statuses(site, rows_of(tmp_path))["/vest/0"] == ("article", "fetched", None)
    assert site.hits["/feed"] == 1


def test_an_interrupted_crawl_ends_without_a_summary(site, tmp_path):
    site.put_feed("/feed", [site.url + "/vest/0"])

    def interrupt(path):
        if path == "/vest/0":
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
        return False

    site.hold = interrupt
    process = start(site, tmp_path)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert not list(tmp_path.rglob("*.crawl.json"))
    site.hold = None
    crawl(site, tmp_path)
    assert site.hits["/feed"] == 1


def test_a_certificate_that_is_not_trusted_is_named(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make_certificate(key, certificate)
    with loopback.serve() as site:
        site.use_tls(certificate, key)
        crawl(site, tmp_path)
    assert statuses(site, rows_of(tmp_path))["/robots.txt"] == ("robots", "failed", "tls")


def make_certificate(key_path, certificate_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    )
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    certificate = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    certificate_path.write_bytes(certificate.public_bytes(Encoding.PEM))
    key_path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
