"""Pages become documents, or quarantine rows that say why not."""

import gzip
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from spiders.charset import decode, is_mojibake
from spiders.document import Document, Quarantine
from spiders.extraction import read_archive, read_page
from spiders.listed import Listed
from spiders.listing import ListingSource
from spiders.source import Page
from spiders.warcwriter import Exchange, Revisit, WarcWriter, sha256

SHARED_PAGES = Path(__file__).parent.parent.parent / "shared" / "extract" / "pages"
NOW = datetime(2025, 11, 5, 18, 0, tzinfo=UTC)
URL = "https://vesti.example/politika/clanak?utm_source=rss"
PARAGRAPHS = [
    "Ministar spoljnih poslova Marko Đurić izjavio je u Beogradu da Srbija ostaje posvećena evropskom putu.",
    "Prema njegovim rečima, predstoji otvaranje klastera tri, na šta Beograd čeka već četvrtu godinu.",
    "Sagovornici lista navode da odluka država članica zavisi i od usklađivanja sa spoljnom politikom Unije.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
CYRILLIC = "Министар је изјавио да Србија чека на отварање кластера три већ четврту годину. " * 4


class Vesti(ListingSource):
    """A source of the tests, with selectors."""

    name = "vesti"
    publisher = "Vesti"
    owner = "Vesti"
    country = "RS"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    start_urls: ClassVar[list[str]] = ["https://vesti.example/"]
    links = "a"
    page = Page(title="h1.naslov", text=".telo p", published=".datum", author=".autor", section=".rubrika")


class Agencija(Vesti):
    """A source of the tests, without selectors."""

    name = "agencija"
    page = None


class Ministarstvo(Agencija):
    """An official source of the tests."""

    name = "ministarstvo"
    kind = "official"


def identify(text, hint):
    return "sr", "Cyrl" if re.search("[а-я]", text) else "Latn"


def html(body, head="", title="Naslov vesti o klasteru tri"):
    return f"<!DOCTYPE html><html><head><title>{title} | Vesti</title>{head}</head><body>{body}</body></html>"


def json_ld(content):
    return f'<script type="application/ld+json">{content}</script>'


def article(body=BODY, head="", **kwargs):
    top = "<span class=rubrika>Politika</span><h1 class=naslov>Naslov vesti o klasteru tri</h1>"
    return html(
        f"<main>{top}<div class=datum>5. novembar 2025. 14:20</div><div class=telo>{body}</div></main>", head, **kwargs
    )


def read(page, source=Vesti, content_type="text/html; charset=utf-8", listed=None, url=URL):
    payload = page if isinstance(page, bytes) else page.encode()
    return read_page(
        source, payload, url=url, content_type=content_type, fetched_at=NOW, listed=listed, identify=identify
    )


def test_a_page_by_its_selectors():
    document = read(article(f"{BODY}<p> {PARAGRAPHS[0]}\n</p><p>&nbsp;</p>"))
    assert document.row() == {
        "document_id": document.document_id,
        "source": "vesti",
        "collected_on": None,
        "url": URL,
        "canonical_url": "https://vesti.example/politika/clanak",
        "title": "Naslov vesti o klasteru tri",
        "text": "\n\n".join(PARAGRAPHS),
        "language": "sr",
        "script": "Latn",
        "published_at": "2025-11-05T14:20:00+01:00",
        "published_on": "2025-11-05",
        "published_precision": "minute",
        "date_source": "selector",
        "published_text": "5. novembar 2025. 14:20",
        "fetched_at": "2025-11-05T18:00:00+00:00",
        "author": None,
        "agency": None,
        "section": "Politika",
        "extractor": "selectors",
        "extractor_version": "1",
        "extract_agreement": document.extract_agreement,
        "warc_file": None,
        "warc_offset": None,
        "warc_length": None,
        "payload_digest": None,
        "text_hash": document.text_hash,
    }


def test_the_row_has_the_fields_of_the_contract():
    contract = (Path(__file__).parent.parent / "docs" / "stages.md").read_text(encoding="utf-8")
    for heading, row in (("document row", read(article())), ("quarantine row", read("", Agencija))):
        section = contract.split(f"## {heading}")[1].split("##")[0]
        named = set(re.findall("`([a-z_]+)`", section))
        assert set(row.row()) <= named


def test_identity_is_blind_to_white_space_and_tracking_but_not_to_words():
    first = read(article())
    assert (
        read(article(BODY.replace("Srbija ostaje", "Srbija\n   ostaje")), url=f"{URL}&fbclid=1").document_id
        == first.document_id
    )
    assert read(article(BODY.replace("Srbija", "Crna Gora"))).document_id != first.document_id
    assert re.fullmatch("[0-9a-f]{16}", first.document_id)


def test_a_new_layout_is_read_by_the_general_extractor():
    document = read(article().replace("class=telo", "class=body-new"))
    assert document.extractor == "trafilatura"
    assert document.text.split("\n\n")[-3:] == PARAGRAPHS
    assert document.extract_agreement > 0.9


def test_a_container_gives_its_paragraphs_once():
    class Whole(Vesti):
        """Its selector finds the container and the paragraphs in it."""

        page = Page(title="h1", text=".telo, .telo p")

    rest = "Bez pasusa<br>novi red <b>po</b>d<!-- --> znakom<figure><figcaption>Foto</figcaption></figure>"
    body = f"{BODY}{rest}<script>x</script>"
    assert read(article(body), Whole).text.split("\n\n") == [*PARAGRAPHS, "Bez pasusa", "novi red pod znakom"]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (html(f"<h1>Naslov vesti o klasteru tri</h1>{BODY}"), "Naslov vesti o klasteru tri"),
        (html(BODY, title="Naslov iz glave strane"), "Naslov iz glave strane"),
        (html(BODY, '<meta property="og:title" content="Naslov za mreže - Vesti">'), "Naslov za mreže"),
        (
            html(
                BODY,
                '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A &amp; B"}</script>',
                title="",
            ),
            "A & B",
        ),
        (
            html(f"<h1>Jedini naslov</h1>{BODY}").replace("<title>Naslov vesti o klasteru tri | Vesti</title>", ""),
            "Jedini naslov",
        ),
    ],
)
def test_titles(page, title):
    assert read(page, Agencija).title == title


def test_the_headline_is_no_part_of_the_text():
    assert read(html(f"<article><h1>Naslov vesti o klasteru tri</h1>{BODY}</article>"), Agencija).text == "\n\n".join(
        PARAGRAPHS
    )


@pytest.mark.parametrize(
    ("content", "published", "author"),
    [
        (
            '{"@type":"NewsArticle","datePublished":"2025-11-04T10:00:00+01:00","author":{"name":"A. B."}}',
            "10:00",
            "A. B.",
        ),
        (
            '[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"datePublished":"2025-11-04T10:00Z"}]',
            "11:00",
            None,
        ),
        (
            '{"@graph":[{"@type":"Person","@id":"#1","name":"C. D."},{"@type":"Article","author":{"@id":"#1"}}]}',
            None,
            "C. D.",
        ),
        # The ways in which real pages break JSON.
        ('<!-- {"@type":"Article","datePublished":"2025-11-04T10:00:00+01:00"} -->', "10:00", None),
        ('{"@type":"Article","description":"a\nb","datePublished":"2025-11-04T10:00:00+01:00",}', "10:00", None),
        ("{broken", None, None),
        ('{"@type":"Article","author":["E. F.",{"name":"G. H."},null,7]}', None, "E. F.; G. H."),
    ],
)
def test_json_ld(content, published, author):
    document = read(html(BODY, json_ld(content)), Agencija)
    assert (document.published_at and f"{document.published_at:%H:%M}") == published
    assert document.author == author
    assert document.date_source == ("json-ld" if published else "none")


def test_the_listing_is_believed_before_the_page():
    listed = Listed(URL, "wordpress", "2025-11-05T12:00:00+01:00", "Naslov iz liste")
    document = read(article(), listed=listed)
    assert (document.date_source, document.published_text) == ("feed", "2025-11-05T12:00:00+01:00")
    assert document.title == "Naslov vesti o klasteru tri"


@pytest.mark.parametrize(
    ("author", "last", "agency"),
    [
        ("Tanjug", "", "Tanjug"),
        ("Izvor: Beta", "", "Beta"),
        ("N1, FoNet", "", "FoNet"),
        ("Танјуг", "", "Tanjug"),
        ("Milica Petrović", "(Rojters)", "Reuters"),
        ("Milica Petrović", "Извор: Танјуг", "Tanjug"),
        ("Milica Petrović", "MOSCOW, November 5. /TASS/", "TASS"),
        ("Milica Petrović", "BEOGRAD (Beta-AFP) - Vlada je odlučila", "Beta"),
        ("Milica Petrović", "(Танјуг, 5. новембар)", "Tanjug"),
        # Reports of what an agency reports, photographs and common words.
        ("Milica Petrović", "Kako prenosi Tanjug, vlada je odlučila.", None),
        ("Milica Petrović", "Foto: Tanjug/Jovana Kulašević", None),
        ("Milica Petrović", "Pronađena je protivpešadijska naprava (mina) iz rata.", None),
        ("Beta verzija", "", None),
    ],
)
def test_agencies(author, last, agency):
    document = read(article(f"{BODY}<p>{last}</p>").replace("<main>", f"<main><p class=autor>Autor: {author}</p>"))
    assert (document.author, document.agency) == (author, agency)


@pytest.mark.parametrize(
    ("page", "source", "reason"),
    [
        (article("<p>Zbog tehničkih poteškoća stranica nije dostupna.</p>"), Vesti, "error-page"),
        (html(BODY, title="Stranica nije pronađena"), Agencija, "error-page"),
        (html(f"<h1>404</h1>{BODY}", title="404 Not Found"), Agencija, "error-page"),
        (
            html("<p>Verify you are human. This may take a few seconds.</p>" * 9, title="vesti.example"),
            Agencija,
            "error-page",
        ),
        (
            html("<p>Mi i naši partneri koristimo kolačiće. Politika privatnosti. Prihvati sve.</p>"),
            Agencija,
            "error-page",
        ),
        (article().partition("Sagovornici lista")[0] + "Sagovornici lista navode da odl", Vesti, "error-page"),
        (html("<p>Kratko.</p>"), Agencija, "too-short"),
        (html(""), Agencija, "no-text"),
        (article().encode().decode("cp1252", errors="ignore"), Vesti, "bad-encoding"),
        (b"\x00\x01\x02\xff" * 400, Agencija, "no-text"),
        (b"", Agencija, "no-text"),
        (html(BODY, title=""), Agencija, "no-title"),
    ],
)
def test_what_is_no_article(page, source, reason):
    row = read(page, source)
    assert isinstance(row, Quarantine)
    assert row.reason == reason
    assert row.detail


def test_other_kinds_of_files_are_no_pages():
    assert read(b"%PDF-1.7", Agencija, content_type="application/pdf").reason == "no-text"


def test_articles_about_errors_and_cookies_are_articles():
    message = "<p>Sajt vlade je prikazivao poruku „stranica koju tražite ne postoji“, molimo pokušajte kasnije.</p>"
    more = "<p>Vlada je saopštila da su kolačići i politika privatnosti na sajtu usklađeni sa zakonom.</p>"
    assert isinstance(read(article(BODY + message + more + more.upper())), Document)


def test_a_short_statement_of_an_official_site_is_a_document():
    statement = html("<article><h1>Saopštenje</h1><p>Ministarstvo najoštrije osuđuje napad u Prištini.</p></article>")
    assert isinstance(read(statement, Ministarstvo), Document)
    assert read(statement, Agencija).reason == "too-short"


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("utf-8", "text/html", BODY),
        ("utf-8", "text/html; charset=iso-8859-1", BODY),
        ("utf-8-sig", "text/html; charset=windows-1250", BODY),
        ("utf-16", "text/html", BODY),
        ("cp1250", "text/html; charset=windows-1250", BODY),
        ("cp1250", "text/html", BODY),
        ("cp1250", "text/html; charset=iso-8859-1", BODY),
        ("cp1251", "text/html; charset=windows-1251", CYRILLIC),
        ("cp1251", "text/html", CYRILLIC),
        ("iso-8859-5", "text/html; charset=iso-8859-5", CYRILLIC),
        ("cp1251", "text/html; charset=no-such-thing", CYRILLIC),
    ],
)
def test_encodings(encoding, declared, text):
    assert text in decode(html(text).encode(encoding), declared, "sr-Latn")


@pytest.mark.parametrize("wrong", ["cp1250", "cp1251", "cp1252", "latin-1"])
@pytest.mark.parametrize("text", [BODY, CYRILLIC], ids=["latin", "cyrillic"])
def test_damage_is_seen(text, wrong):
    assert is_mojibake(text.encode().decode(wrong, errors="replace"))
    assert not is_mojibake(text)


def test_text_that_only_looks_damaged():
    assert not is_mojibake("РС и СССР; „РС“, (СРС), СРСР, Сјеница, Рђавко. Ärzte, ÅLAND, ¿Señor Ñandú? Ž. Šešelj")


def test_lost_text_is_found_by_the_second_extractor():
    page = SHARED_PAGES / "fundus_PoliticoEu_2025_10_23.html"
    if not page.exists():
        pytest.skip("the shared pages are not here")
    document = read(page.read_bytes(), Agencija)
    assert len(document.text) > 5000
    assert document.extract_agreement < 0.5


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def write_archive(path, *pages):
    writer = WarcWriter(path, {"isPartOf": "test"}, NOW)
    for number, (page, known) in enumerate(pages):
        payload = page.encode()
        writer.write(Exchange(f"https://vesti.example/{number}", NOW, None, HEAD, payload, sha256(payload), known))
    writer.close()
    return path


ARTICLE = {"source": "vesti", "role": "article"}


def test_an_archive_gives_a_row_for_every_article(tmp_path):
    pages = [(article(), ARTICLE), ("<a href=/0>Naslov</a>", {"role": "listing"}), (html(""), ARTICLE)]
    path = write_archive(tmp_path / "vesti" / "2025-11-05.warc.gz", *pages)
    rows = list(read_archive(path, Vesti, date(2025, 11, 5), "vesti/2025-11-05.warc.gz", identify))
    assert [type(row) for row in rows] == [Document, Quarantine]
    assert {row.warc_file for row in rows} == {"vesti/2025-11-05.warc.gz"}
    assert {row.collected_on for row in rows} == {date(2025, 11, 5)}
    assert rows[0].payload_digest == sha256(article().encode())
    assert path.read_bytes()[rows[0].warc_offset :].startswith(b"\x1f\x8b")
    assert rows[0].warc_offset + rows[0].warc_length <= rows[1].warc_offset


def test_revisits_and_error_answers_give_no_row(tmp_path):
    path = tmp_path / "vesti" / "2025-11-05.warc.gz"
    writer = WarcWriter(path, {}, NOW)
    payload = article().encode()
    revisit = Revisit(
        "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", URL, "2025-11-04T10:00:00Z", None
    )
    writer.write(Exchange(URL, NOW, None, HEAD, payload, sha256(payload), ARTICLE, revisit=revisit))
    for status in (b"404 Not Found", b"301 Moved", b"503 Busy"):
        writer.write(Exchange(URL, NOW, None, HEAD.replace(b"200 OK", status), payload, sha256(payload), ARTICLE))
    writer.close()
    assert not list(read_archive(path, Vesti, date(2025, 11, 5), "x", identify))


def test_damage_comes_as_a_row_after_the_good_ones(tmp_path):
    path = write_archive(tmp_path / "vesti" / "2025-11-05.warc.gz", (article(), ARTICLE), (article(BODY * 2), ARTICLE))
    path.write_bytes(path.read_bytes()[:-40])
    rows = list(read_archive(path, Vesti, date(2025, 11, 5), "x", identify))
    assert [isinstance(row, Document) for row in rows] == [True, False]
    assert rows[1].reason == "torn-record"
    assert rows[1].warc_offset > 0


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """A data folder in which the crawl of two sources for a day has ended."""
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    for name in ("n1", "rts"):
        write_archive(
            tmp_path / "archive" / name / "2025-11-05.warc.gz", (html(BODY * 2), ARTICLE), (html(""), ARTICLE)
        )
        (tmp_path / "archive" / name / "2025-11-05.crawl.json").write_text("{}", encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(group, [*arguments])


def test_extract_writes_a_unit_once(archive):
    first = run("extract", "--day", "2025-11-05", "--jobs", "1")
    assert first.exit_code == 0, first.output
    unit = archive / "documents" / "2025-11-05"
    documents = (unit / "n1.jsonl").read_bytes()
    (row,) = map(json.loads, documents.splitlines())
    assert (row["source"], row["warc_file"]) == ("n1", "n1/2025-11-05.warc.gz")
    assert json.loads((unit / "n1.quarantine.jsonl").read_text())["reason"] == "no-text"
    counts = json.loads((unit / "n1.done.json").read_text())["counts"]
    assert counts == {"documents": 1, "quarantined": 1, "duplicate": 0, "quarantined no-text": 1, "without day": 1}
    assert run("extract", "--day", "2025-11-05").output.count("already done") == 2
    again = run("extract", "n1", "--day", "2025-11-05", "--again")
    assert "1 documents, 1 quarantined" in again.output
    assert (unit / "n1.jsonl").read_bytes() == documents


def test_a_changed_archive_is_read_again(archive):
    run("extract", "n1", "--day", "2025-11-05")
    write_archive(archive / "archive" / "n1" / "2025-11-05.warc.gz", (html(f"<p>{CYRILLIC}</p>"), ARTICLE))
    output = run("extract", "n1", "rts", "--since", "2025-11-04", "--until", "2025-11-05", "--jobs", "2").output
    assert "already done" not in output
    rows = (archive / "documents" / "2025-11-05" / "n1.jsonl").read_text().splitlines()
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--day", "2025-11-06"], "azimuth collect"),
        (["no_such", "--day", "2025-11-05"], "azimuth sources"),
        ([], "name the days"),
    ],
)
def test_what_a_person_can_put_right(archive, arguments, message):
    error = run("extract", *arguments).exception
    assert (error.exit_code, message in str(error)) == (2, True)


def test_a_missing_archive_is_named(archive):
    (archive / "archive" / "rts" / "2025-11-05.warc.gz").unlink()
    error = run("extract", "--day", "2025-11-05", "--jobs", "1").exception
    assert error.exit_code == 2
    assert "rts" in str(error)


def test_a_folder_of_pages_becomes_one_file(tmp_path):
    whole = html(
        f"<article><h1>Naslov vesti o klasteru tri</h1>{BODY}</article>",
        json_ld('{"@type": "NewsArticle", "datePublished": "2025-11-05T14:20:00+01:00"}'),
    )
    (tmp_path / "a1.html").write_text(whole, "utf-8")
    (tmp_path / "b2.html.gz").write_bytes(gzip.compress(html("").encode()))
    (tmp_path / "notes.txt").write_text("no page")
    shown = run("extract", str(tmp_path), str(tmp_path / "out.json")).output
    found = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert "2 pages, 1 without text" in shown
    assert sorted(found) == ["a1", "b2"]
    assert found["a1"] == {
        "articleBody": "\n\n".join(PARAGRAPHS),
        "headline": "Naslov vesti o klasteru tri",
        "datePublished": "2025-11-05T13:20:00+00:00",
    }
    assert found["b2"]["articleBody"] == ""


def test_a_folder_without_pages_or_with_a_torn_one_is_named(tmp_path):
    assert "no ID.html" in str(run("extract", str(tmp_path), str(tmp_path / "out.json")).exception)
    (tmp_path / "a1.html.gz").write_bytes(gzip.compress(b"<p>text" * 99)[:20])
    error = run("extract", str(tmp_path), str(tmp_path / "out.json")).exception
    assert (error.exit_code, "a1.html.gz" in str(error)) == (2, True)


def test_a_page_held_in_a_form_keeps_its_text():
    page = html(
        f"<nav><p>{CYRILLIC}</p></nav><form><main><h1>Naslov</h1>{BODY}</main></form><script>{CYRILLIC}</script>"
    )
    text = read(page, Agencija).text
    assert PARAGRAPHS[0] in text
    assert "Министар" not in text
