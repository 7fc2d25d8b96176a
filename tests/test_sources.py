"""Every source reads its recorded page: the links of its listing, and the document of its article.

The recorded pages are made by sample/build.py from sample/templates and sample/recorded; their expectations come from
the words that went into them and from sample/sites.toml, not from what the extractor gave.
"""

import json
import os
import re
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.http import HtmlResponse, JsonResponse, XmlResponse

from nlp.language import identify
from spiders.document import Document
from spiders.extraction import read_page
from spiders.feed import FeedSource
from spiders.listed import Listed
from spiders.listing import ListingSource
from spiders.sitemap import SitemapSource
from spiders.source import all_sources
from spiders.wordpress import WordPressSource

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "tests" / "pages"
# What `azimuth record` kept of live sites on this machine, if anything.
RECORDED = Path(os.environ.get("AZIMUTH_DATA", ROOT / "data")) / "recorded"
SOURCES = all_sources()
BASES = (FeedSource, SitemapSource, ListingSource, WordPressSource)
RESPONSES = {".xml": XmlResponse, ".html": HtmlResponse, ".json": JsonResponse}


def expected_of(name):
    path = PAGES / name / "expected.json"
    assert path.exists(), f"{name} has no recorded page: CONTRIBUTING, step 2, says how to write one"
    return json.loads(path.read_text(encoding="utf-8"))


def listed_of(name):
    """Return, by URL, what the source's own spider reads out of the recorded listing on the day of the newest page."""
    expected = expected_of(name)
    path = next((PAGES / name).glob("listing.*"))
    spider = SOURCES[name]()
    spider.unit = SimpleNamespace(day=date.fromisoformat(expected["fetched_at"][:10]))
    response = RESPONSES[path.suffix](expected["listing"], body=path.read_bytes(), encoding="utf-8")
    return {response.urljoin(item.url): item for item in spider.listed(response)}


def document_of(name):
    expected = expected_of(name)
    return read_page(
        SOURCES[name],
        (PAGES / name / "article.html").read_bytes(),
        url=expected["url"],
        content_type="text/html; charset=utf-8",
        fetched_at=datetime.fromisoformat(expected["fetched_at"]),
        listed=listed_of(name)[expected["url"]],
        identify=identify,
    )


def without_date_line(row):
    """Return the paragraphs; without selectors the line with the date may stand above the text."""
    first, *rest = row["text"].split("\n\n")
    is_date_line = row["extractor"] != "selectors" and re.fullmatch(r".{0,20}\d{4}\.?", first)
    return rest if is_date_line else [first, *rest]


def test_there_are_the_sources_the_issue_asks_for():
    assert len(SOURCES) >= 60
    assert all(sum(issubclass(source, base) for source in SOURCES.values()) >= 2 for base in BASES)
    assert sum(source.page is None for source in SOURCES.values()) >= 4
    countries = {source.country for source in SOURCES.values()}
    assert {"RS", "EU", "US", "UN", "NATO", "OSCE", "EnC", "RU", "CN", "XK", "ME", "HR", "HU"} <= countries
    assert {"en", "sr-Latn", "sr-Cyrl"} == {source.language for source in SOURCES.values()}


def test_every_source_has_a_recorded_page_and_every_recorded_page_a_source():
    assert {folder.name for folder in PAGES.iterdir() if folder.is_dir()} == set(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_a_source_and_a_class_have_one_name(name):
    source = SOURCES[name]
    assert source.__module__ == f"spiders.sites.{name}"
    assert source.__name__ == "".join(part.capitalize() for part in name.split("_"))
    lines = (ROOT / "spiders" / "sites" / f"{name}.py").read_text(encoding="utf-8").count("\n")
    assert lines <= 30, "a source file declares; what it does belongs into a base spider"


@pytest.mark.parametrize("name", SOURCES)
def test_a_listing_gives_its_links_newest_first(name):
    expected = expected_of(name)
    wanted = expected["links"]
    if issubclass(SOURCES[name], SitemapSource):
        # Sitemaps are followed three days back; the recorded siblings are years old.
        wanted = wanted[:1]
    assert list(listed_of(name)) == wanted


@pytest.mark.parametrize("name", SOURCES)
def test_an_article_gives_its_document(name):
    expected = expected_of(name)
    document = document_of(name)
    assert isinstance(document, Document), document
    row = document.row()
    assert row["title"] == expected["title"]
    assert without_date_line(row) == expected["paragraphs"]
    fields = ("published_at", "published_on", "published_precision", "date_source")
    assert {field: row[field] for field in fields} == {field: expected[field] for field in fields}
    fields = ("author", "agency", "section", "language", "script")
    assert {field: row[field] for field in fields} == {field: expected[field] for field in fields}
    assert row["canonical_url"] == expected["url"]
    assert (row["extractor"] == "selectors") == (SOURCES[name].page is not None)


@pytest.mark.parametrize("name", SOURCES)
def test_a_recorded_page_says_that_it_is_a_sample(name):
    html = (PAGES / name / "article.html").read_text(encoding="utf-8")
    assert re.search(r'<meta name="azimuth-sample" content="Written by the Azimuth project', html)
    assert re.search(r'<p class="azimuth-sample">[^<]*Azimuth', html)
    assert all("/azimuth-sample/" in url for url in expected_of(name)["links"])


def test_the_table_of_sources_is_the_registry():
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "sources.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == sorted(SOURCES)


@pytest.mark.parametrize("folder", sorted(RECORDED.glob("*")), ids=lambda folder: folder.name)
def test_a_page_recorded_from_a_live_site_still_gives_its_document(folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    document = read_page(
        SOURCES[folder.name],
        (folder / "article.html").read_bytes(),
        url=expected["url"],
        content_type="text/html; charset=utf-8",
        fetched_at=datetime.fromisoformat(expected["fetched_at"]),
        listed=Listed(expected["url"], expected["listed_date_kind"] or "listing", expected["listed_date"]),
        identify=identify,
    )
    assert isinstance(document, Document), document
    row = document.row() | {"paragraphs": document.text.split("\n\n")}
    fields = expected.keys() - {"url", "listing", "fetched_at", "listed_date", "listed_date_kind"}
    assert {field: row[field] for field in fields} == {field: expected[field] for field in fields}
