"""The sample archive: what it must hold, and that it is what sample/build.py makes of sample/pages."""

import hashlib
from collections import Counter
from functools import cache

import pytest
from protego import Protego

from nlp.script import to_latin
from sample.build import build_archive, build_recorded
from sample.captures import all_days, pages_of
from sample.page import check
from sample.site import FOLDER, TRACKING, all_sites
from spiders.errors import BadInput
from spiders.extraction import read_record
from spiders.warc import IDENTICAL_PAYLOAD, NOT_MODIFIED, read_info, read_records

ARCHIVE = FOLDER / "archive"
# The sources that have a sample; the others have a recorded page only.
SITES = {name: site for name, site in all_sites().items() if pages_of(site)}
PAGES = {name: pages_of(site) for name, site in SITES.items()}
SPECIAL = [(name, page) for name, pages in PAGES.items() for page in pages if page.special]


def named(special):
    return [pytest.param(SITES[name], page, id=page.slug) for name, page in SPECIAL if page.special == special]


@cache
def records_of(name):
    return [record for path in sorted((ARCHIVE / name).glob("*.warc.gz")) for record in read_records(path)]


def answers(site, page):
    return [record for record in records_of(site.source.name) if record.url == site.address(page)]


def document_of(site, record):
    return read_record(record, site.source, lambda text, hint: ("sr", "Latn"))


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_building_again_gives_the_same_bytes(tmp_path):
    build_archive(tmp_path / "archive")
    assert digests(tmp_path / "archive") == digests(ARCHIVE)
    build_recorded(tmp_path / "pages")
    assert digests(tmp_path / "pages") == digests(FOLDER.parent / "tests" / "pages")


def test_it_holds_what_the_issue_asks_for():
    assert sum(bool(pages) for pages in PAGES.values()) >= 16
    assert sum(len(pages) for pages in PAGES.values()) >= 240
    languages = Counter(SITES[name].source.language for name, pages in PAGES.items() for _ in pages)
    assert min(languages[language] for language in ("en", "sr-Latn", "sr-Cyrl")) >= 60
    wanted = {"duplicate-url", "wire-copy", "silent-edit", "broken-page", "robots-disallowed", "no-date"}
    assert wanted <= {page.special for _, page in SPECIAL}
    weeks = {day.isocalendar().week for day in all_days()}
    assert len(all_days()) == 28
    assert weeks == {43, 44, 45, 46}


def test_it_stays_small():
    assert sum(path.stat().st_size for path in ARCHIVE.rglob("*.warc.gz")) < 3_000_000


@pytest.mark.parametrize("name", SITES)
def test_every_day_of_a_source_is_there_and_says_that_it_is_a_sample(name):
    days = [f"{day.isoformat()}.warc.gz" for day in all_days()]
    assert sorted(path.name for path in (ARCHIVE / name).iterdir()) == days
    assert all(read_info(ARCHIVE / name / day)["isPartOf"] == "azimuth-sample" for day in days)
    for record in records_of(name):
        if record.role == "article":
            assert "/azimuth-sample/" in record.url
            assert record.is_revisit or b'<meta name="azimuth-sample"' in record.payload


@pytest.mark.parametrize("name", SITES)
def test_every_page_is_answered_on_its_day_and_looked_at_again(name):
    site = SITES[name]
    by_url = Counter(record.url for record in records_of(name))
    last = all_days()[-1]
    for page in PAGES[name]:
        if page.special != "robots-disallowed":
            rechecks = sum((last - page.day).days >= after for after in (1, 7))
            assert by_url[site.address(page)] == 1 + rechecks, page.slug


def test_unchanged_pages_are_revisits_of_both_kinds():
    profiles = Counter(record.profile for name in SITES for record in records_of(name) if record.role == "article")
    assert profiles[IDENTICAL_PAYLOAD] > 100
    assert profiles[NOT_MODIFIED] > 50


@pytest.mark.parametrize(("site", "page"), named("silent-edit") + named("updated-figure"))
def test_an_edit_shows_when_the_page_is_looked_at_again(site, page):
    before, after = (document_of(site, record) for record in answers(site, page) if not record.is_revisit)
    assert (before.title, before.text) != (after.title, after.text)
    assert after.text.endswith("\n\n".join(page.edit.paragraphs)[-200:])


@pytest.mark.parametrize(("site", "page"), named("wire-copy"))
def test_a_wire_copy_has_its_original(site, page):
    own = [to_latin(text) for text in page.paragraphs]
    shared = max(sum(text in other.paragraphs for text in own) for other in PAGES["tanjug"])
    assert shared / len(own) >= 0.5
    assert document_of(site, answers(site, page)[0]).agency == "Tanjug"


@pytest.mark.parametrize(("site", "page"), named("duplicate-url"))
def test_a_duplicate_has_two_addresses_and_one_canonical_one(site, page):
    tracked = [record for record in records_of(site.source.name) if record.url == site.address(page) + TRACKING]
    documents = [document_of(site, record) for record in (tracked[0], answers(site, page)[0])]
    assert len({document.document_id for document in documents}) == 1


@pytest.mark.parametrize(("site", "page"), named("broken-page"))
def test_a_broken_page_ends_in_quarantine(site, page):
    assert document_of(site, answers(site, page)[0]).reason == "error-page"


@pytest.mark.parametrize(("site", "page"), named("robots-disallowed"))
def test_a_disallowed_page_is_listed_and_not_archived(site, page):
    rules = next(record for record in records_of(site.source.name) if record.role == "robots")
    assert not Protego.parse(rules.payload.decode()).can_fetch(site.address(page), "Azimuth")
    assert not answers(site, page)
    listed = [record for record in records_of(site.source.name) if record.role == "listing" and not record.is_revisit]
    assert any(page.slug.encode() in record.payload for record in listed)


@pytest.mark.parametrize(("site", "page"), named("no-date"))
def test_a_page_without_date_has_none(site, page):
    assert document_of(site, answers(site, page)[0]).published_precision == "none"


ROW = {"slug": "a", "title": "A", "paragraphs": ["B"], "basis": "C", "published": PAGES["n1"][0].published}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"titel": "A"}, "unknown"),
        ({"published": "2025-11-04"}, "time with offset"),
        ({"paragraphs": []}, "at least one"),
        ({"special": "silent"}, "none of"),
        ({"special": "silent-edit"}, "belongs to a silent-edit"),
        ({"edit": {}}, "belongs to a silent-edit"),
    ],
)
def test_a_page_that_cannot_be_rendered_is_refused(change, message):
    check(FOLDER / "pages" / "n1.toml", ROW)
    with pytest.raises(BadInput, match=message):
        check(FOLDER / "pages" / "n1.toml", ROW | change)
