"""Base spiders: what each kind of listing says of its articles, and what becomes of a broken or hostile one."""

import gzip
from contextlib import suppress
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Response, XmlResponse

from spiders.errors import BadInput
from spiders.feed import FeedSource
from spiders.listed import BadListing, Further, Listed, iso_date
from spiders.listing import ListingSource
from spiders.sitemap import SitemapSource
from spiders.source import Page, Source, all_sources
from spiders.wordpress import WordPressSource

DECLARED = {
    "__doc__": "A source.",
    "name": "vesti",
    "publisher": "Vesti",
    "owner": "Nobody",
    "country": "RS",
    "kind": "news",
    "language": "sr-Latn",
    "time_zone": "Europe/Belgrade",
    "start_urls": ["https://www.vesti.example/feed"],
}
NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def declare(base, **more):
    return type("Vesti", (base,), {name: value for name, value in (DECLARED | more).items() if value is not ...})


def listed(base, content, kind=XmlResponse, **more):
    source = declare(base, **more)()
    source.unit = SimpleNamespace(day=date(2025, 11, 5))
    body = content.encode() if isinstance(content, str) else content
    return list(source.listed(kind("https://www.vesti.example/feed", body=body)))


def test_rss():
    content = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <item><title><![CDATA[Вучић &amp; <b>Лавров</b>]]></title><link> https://vesti.example/1?a=1&amp;b=2 </link>
      <pubDate>Wed, 05 Nov 2025 08:30:00 +0100</pubDate></item>
    <item><guid>https://vesti.example/2</guid><dc:date>2025-11-05T09:00:00Z</dc:date></item>
    <item><guid isPermaLink="false">17</guid><title>bez adrese</title></item>
    <item><link>/3</link><pubDate>juče</pubDate></item></channel></rss>"""
    assert listed(FeedSource, content) == [
        Listed("https://vesti.example/1?a=1&b=2", "feed", "2025-11-05T08:30:00+01:00", "Вучић & Лавров"),
        Listed("https://vesti.example/2", "feed", "2025-11-05T09:00:00+00:00"),
        Listed("/3", "feed"),
    ]


def test_atom():
    content = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">EU &amp;amp; Srbija</title>
    <link rel="self" href="https://vesti.example/1.atom"/><link href="https://vesti.example/1"/>
    <updated>2025-11-05T10:00:00+01:00</updated><published>2025-11-05T09:00:00+01:00</published></entry></feed>"""
    (entry,) = listed(FeedSource, content)
    assert entry == Listed("https://vesti.example/1", "feed", "2025-11-05T09:00:00+01:00", "EU & Srbija")


def test_rdf_and_a_bare_ampersand():
    content = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <item><title>Vlada & EU</title><link>https://vesti.example/1</link></item></rdf:RDF>"""
    assert [entry.url for entry in listed(FeedSource, content)] == ["https://vesti.example/1"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "bad-listing"),
        ("Too many connections", "bad-listing"),
        ("<html><body>Sajt je u izradi</body></html>", "bad-listing"),
        ('<rss version="2.0"><channel/></rss>', "empty-listing"),
        (b"\x00\xff\xfe", "bad-listing"),
    ],
)
def test_what_is_no_feed_is_named(content, reason):
    with pytest.raises(BadListing, match=reason):
        listed(FeedSource, content)


def test_a_feed_reads_no_files_and_grows_no_entities(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("tajna")
    lol = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    content = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "ha">{lol}]>
    <rss><channel><item><link>https://vesti.example/1</link><title>a&x;b&l12;</title></item></channel></rss>"""
    (entry,) = listed(FeedSource, content)
    assert "tajna" not in (entry.title or "")
    assert len(entry.title or "") < 100


def test_news_sitemap():
    content = f"""<urlset {NEWS}><url><loc>https://vesti.example/1</loc><news:news><news:publication>
    <news:name>Vesti</news:name><news:language>sr</news:language></news:publication>
    <news:publication_date>2025-11-05T08:00:00+01:00</news:publication_date><news:title>NATO &amp; Srbija</news:title>
    </news:news></url></urlset>"""
    (entry,) = listed(SitemapSource, content)
    assert entry == Listed("https://vesti.example/1", "sitemap", "2025-11-05T08:00:00+01:00", "NATO & Srbija", "sr")


@pytest.mark.parametrize("pack", [lambda content: content, gzip.compress], ids=["plain", "gzip"])
def test_a_sitemap_is_followed_where_it_is_recent(pack):
    rows = "".join(
        f"<url><loc>https://vesti.example/{name}</loc>{extra}</url>"
        for name, extra in {
            "danas": "<lastmod>2025-11-05</lastmod>",
            "pre-tri-dana": "<lastmod>2025-11-02T12:00:00+01:00</lastmod>",
            "pre-cetiri": "<lastmod>2025-11-01</lastmod>",
            "bez-datuma": "",
            "vest-bez-datuma": "<news:news><news:title>x</news:title></news:news>",
        }.items()
    )
    found = listed(SitemapSource, pack(f"<urlset {NEWS}>{rows}</urlset>".encode()), kind=Response)
    assert [entry.url.rpartition("/")[2] for entry in found] == ["danas", "pre-tri-dana", "vest-bez-datuma"]
    # the day a page was changed is not the day it was published
    assert {entry.date for entry in found} == {None}


def test_a_sitemap_index_is_followed_where_it_changed():
    content = f"""<sitemapindex {NEWS}><sitemap><loc>https://vesti.example/a.xml</loc><lastmod>2025-11-04</lastmod></sitemap>
    <sitemap><loc>https://vesti.example/b.xml</loc><lastmod>2024-01-01</lastmod></sitemap>
    <sitemap><loc>https://vesti.example/c.xml</loc></sitemap></sitemapindex>"""
    found = listed(SitemapSource, content)
    assert found == [Further("https://vesti.example/a.xml"), Further("https://vesti.example/c.xml")]


SECTION = """<div><a class="v" href="/vest/1"> Prva <b>vest</b></a><time>5. novembar 2025.</time>
<a class="v" href="https://vesti.example/vest/2">Druga</a><time>4. 11. 2025.</time><a href="/o-nama">O nama</a></div>"""


def test_section_page():
    found = listed(ListingSource, SECTION, HtmlResponse, links="a.v", listing_dates="time::text")
    assert found == [
        Listed("/vest/1", "listing", "5. novembar 2025.", "Prva vest"),
        Listed("https://vesti.example/vest/2", "listing", "4. 11. 2025.", "Druga"),
    ]


def test_dates_that_do_not_match_their_links_are_left_out():
    found = listed(ListingSource, SECTION, HtmlResponse, links="a", listing_dates="time::text")
    assert [entry.date for entry in found] == [None, None, None]


def test_a_section_page_without_links_has_changed():
    with pytest.raises(BadListing, match="empty-listing"):
        listed(ListingSource, SECTION, HtmlResponse, links="a.vest")


def test_wordpress():
    content = """[{"link": "https://vesti.example/1", "date_gmt": "2025-11-05T07:00:00", "date": "2025-11-05T08:00:00",
    "title": {"rendered": "EU &#8222;ne&#8220; <em>pritiska</em>"}}]"""
    (post,) = listed(WordPressSource, content)
    assert post == Listed("https://vesti.example/1", "wordpress", "2025-11-05T07:00:00+00:00", "EU „ne“ pritiska")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html>", "bad-listing"),
        ('{"code": "rest_no_route", "message": "x"}', "bad-listing"),
        ('[{"link": "x"}]', "bad-listing"),
        ("[]", "empty-listing"),
    ],
)
def test_what_is_no_list_of_posts_is_named(content, reason):
    with pytest.raises(BadListing, match=reason):
        listed(WordPressSource, content)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Wed, 05 Nov 2025 08:30:00 GMT", "2025-11-05T08:30:00+00:00"),
        ("05 Jul 2025 08:30 +0200", "2025-07-05T08:30:00+02:00"),
        ("Wed, 05 Nov 2025 08:30:00", "2025-11-05T08:30:00+01:00"),
        ("2025-07-05", "2025-07-05T00:00:00+02:00"),
        ("2025-11-05T08:30:00.123Z", "2025-11-05T08:30:00+00:00"),
        ("", None),
        (None, None),
        ("5. novembra", None),
        ("Wed, 99 Nov 2025 08:30:00 GMT", None),
        ("0001-01-01", None),
        ("9999-12-31T23:59:59Z", None),
    ],
)
def test_dates_of_listings(text, iso):
    assert iso_date(text, "Europe/Belgrade") == iso


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"owner": ...}, "missing: owner"),
        ({"start_url": "https://vesti.example"}, "unknown: start_url"),
        ({"links": "a"}, "unknown: links"),
        ({"kind": "blog"}, "kind, one of"),
        ({"country": "Serbia"}, "country"),
        ({"language": "sr_RS"}, "language"),
        ({"time_zone": "Belgrade"}, "time_zone"),
        ({"start_urls": "https://vesti.example"}, "start_urls"),
        ({"start_urls": ["vesti.example"]}, "start_urls"),
        ({"page": {"title": "h1"}}, "page"),
        ({"__doc__": None}, "docstring"),
    ],
)
def test_a_wrong_declaration_is_one_clear_line(change, problem):
    with pytest.raises(BadInput, match=problem):
        declare(FeedSource, **change)


def test_a_wrong_selector_is_named():
    with pytest.raises(BadInput, match=r"selector of text, 'p\['"):
        Page(title="h1", text="p[")
    with pytest.raises(BadInput, match="selector of links"):
        declare(ListingSource, links="a:::b")


def test_the_hosts_of_a_source_are_those_it_starts_at():
    assert declare(FeedSource).allowed_domains == ["vesti.example"]
    assert declare(FeedSource, allowed_domains=["a.example"]).allowed_domains == ["a.example"]


BASES = {"feed": FeedSource, "sitemap": SitemapSource, "section": ListingSource, "posts": WordPressSource}
SEEDS = {
    "feed": b"<rss><channel><item><link>https://a.example/1</link><title>a&amp;b</title>"
    b"<pubDate>Wed, 05 Nov 2025 08:30:00 +0100</pubDate></item></channel></rss>",
    "sitemap": f"<urlset {NEWS}><url><loc>https://a.example</loc><lastmod>2025-11-05</lastmod></url></urlset>".encode(),
    "section": SECTION.encode(),
    "posts": b'[{"link": "https://a.example", "date_gmt": "2025-11-05T07:00:00", "title": {"rendered": "EU"}}]',
}


@settings(max_examples=150, deadline=None)
@example(kind="sitemap", place=0, junk=b"\x1f\x8b\x08", cut=0)
@example(kind="sitemap", place=15, junk=b"}", cut=0)
@example(kind="section", place=97, junk=b"\x01", cut=0)
@given(
    kind=st.sampled_from(sorted(BASES)), place=st.integers(0, 200), junk=st.binary(max_size=40), cut=st.integers(0, 20)
)
def test_no_listing_breaks_a_crawl(kind, place, junk, cut):
    content = SEEDS[kind]
    content = content[:place] + junk + content[place + cut :]
    more = {"links": "a.v", "listing_dates": "time::text"} if kind == "section" else {}
    answer = HtmlResponse if kind == "section" else Response
    with suppress(BadListing):
        assert all(isinstance(entry, Listed | Further) for entry in listed(BASES[kind], content, answer, **more))


@pytest.mark.parametrize("kind", ["feed", "sitemap", "posts"])
def test_a_listing_nested_without_end_is_bad(kind):
    content = b"[" * 200_000 if kind == "posts" else b"<rss>" * 200_000
    with pytest.raises(BadListing):
        listed(BASES[kind], content)


def test_sources_are_found_in_their_files():
    sources = all_sources()
    assert list(sources) == sorted(sources)
    assert all(issubclass(source, Source) and source.name == name for name, source in sources.items())
