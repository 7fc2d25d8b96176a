"""The desk without a browser: search, filters, pages, who is let in, and what a decision changes."""

import math
import re
import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from azimuth.cli import group
from azimuth.desk import listen, make_desk, token_for
from azimuth.desksearch import keys_of
from azimuth.errors import BadInput
from reports.desk.app import build
from reports.desk.search import hit_spans, query_keys
from reports.desk.search_index import index_file, make_index
from reports.desk.shown import cut, pieces, visible
from reports.desk.texts import LANGUAGES, preferred, texts
from reports.errors import BadInput as ReportsBadInput
from warehouse.lock import writer_lock

specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
article = unitfiles.article
HOSTILE = "<script>alert(1)</script>\u202egpj.exe\u0007"
TOKEN = "a-token-of-some-length"
OWN = {"origin": "http://127.0.0.1"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A data folder with two days of two sources, one of them hostile, loaded and published."""
    folder = tmp_path_factory.mktemp("desk") / "data"
    hostile = (
        HOSTILE,
        ["Srbija neće uvesti sankcije Rusiji " + HOSTILE + ".", "a" * 100_000],
        unitfiles.SANCTIONS[2][1:],
    )
    unitfiles.write_day(
        folder, "2025-11-05", "n1", [article("https://n1.rs/1"), article("https://n1.rs/2", unitfiles.GAS)]
    )
    unitfiles.write_day(folder, "2025-11-05", "rts", [article("https://rts.rs/1", unitfiles.SANCTIONS)])
    unitfiles.write_day(folder, "2025-11-06", "rts", [article("javascript:alert(1)", hostile)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AZIMUTH_DATA", str(folder))
        for verb in (["load", "--since", "2025-11-05", "--until", "2025-11-06"], ["publish"]):
            done = CliRunner().invoke(group, verb, catch_exceptions=False)
            assert done.exit_code == 0, done.output
        make_index(folder / "azimuth.duckdb", keys_of)
    return folder


@pytest.fixture
def data(prepared, tmp_path, monkeypatch):
    """A copy of it that a test may spoil."""
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    return shutil.copytree(prepared, tmp_path / "data")


@pytest.fixture
def reader(data):
    return TestClient(build(make_desk(None, "Ana")), base_url="http://127.0.0.1")


def rows_of(data, query):
    with duckdb.connect(data / "azimuth.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Đurić", "Đurić"), ("Djuric", "Đurić"), ("duric", "Đurić"), ("Ђурића", "Đurić"), ("ĐURIĆU", "Đurić"),
        ("vasingtonu", "Vašingtonu"), ("Вашингтон", "Vašingtonu"),
        ("Azerbejdžan", "Азербејџана"), ("azerbejdzanu", "Азербејџана"), ("Азербејџаном", "Азербејџана"),
        ("ugovori", "уговор"), ("sankcijama", "sankcije"), ("санкција Русији", "sankcije"),
    ],
)  # fmt: skip
def test_search_finds_every_form_in_both_scripts(reader, typed, found):
    page = reader.get("/evidence", params={"q": typed})
    assert page.status_code == 200
    assert f"<mark>{found}</mark>" in page.text


def test_all_words_of_a_query_must_be_there(reader):
    assert "article" in reader.get("/evidence", params={"q": "sankcije Rusiji"}).text
    assert "<article" not in reader.get("/evidence", params={"q": "sankcije Azerbejdžan"}).text
    assert "<article" not in reader.get("/evidence", params={"q": "***"}).text


def test_search_in_all_sentences_finds_what_carries_no_signal(reader):
    assert "<article" not in reader.get("/evidence", params={"q": "količina"}).text
    page = reader.get("/evidence", params={"q": "količina", "in": "text"})
    assert "<mark>Количине</mark>" in page.text


def test_scores_are_bm25(data):
    index = make_index(data / "azimuth.duckdb", keys_of)
    with duckdb.connect(index, read_only=True) as connection:
        lengths = dict(
            connection.execute("select (document_id, sentence_no)::varchar, words from searched_sentence").fetchall()
        )
        hits = Path(build.__code__.co_filename).with_name("queries") / "hits.sql"
        query = f"with {hits.read_text(encoding='utf-8')} select (document_id, sentence_no)::varchar, score from hit"
        scores = dict(connection.execute(query, {"keys": query_keys("Rusiji", keys_of)}).fetchall())
    mean = sum(lengths.values()) / len(lengths)
    idf = math.log(1 + (len(lengths) - len(scores) + 0.5) / (len(scores) + 0.5))
    assert len(scores) == 3
    for sentence, score in scores.items():
        assert score == pytest.approx(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * lengths[sentence] / mean)))


def test_the_index_follows_the_publishing_and_is_made_again_when_torn(data):
    path = data / "azimuth.duckdb"
    first = make_index(path, keys_of).stat().st_ino
    assert make_index(path, keys_of).stat().st_ino == first
    index_file(path).write_bytes(b"torn")
    assert duckdb.connect(make_index(path, keys_of), read_only=True).execute("from posting").fetchall()


@pytest.mark.parametrize(
    ("choice", "signals"),
    [
        ({}, 5), ({"domain": "energy"}, 1), ({"direction": "east"}, 3), ({"partner": "EU"}, 2),
        ({"actor": "partner"}, 0),
        ({"stage": "deal"}, 1), ({"source": "n1"}, 2), ({"week": "2025-W45"}, 5), ({"week": "2024-W01"}, 0),
        ({"direction": "east", "source": "rts", "q": "Вучић"}, 2),
        ({"review": "unreviewed"}, 5), ({"review": "rejected"}, 0),
    ],
)  # fmt: skip
def test_filters_choose_evidence(reader, choice, signals):
    assert reader.get("/evidence", params=choice).text.count("<article") == signals


def test_every_figure_opens_as_many_sentences_as_it_says(reader):
    for page in ("/", "/timeline", "/outlets", "/outlet/rts"):
        figures = re.findall(r'class="figure" href="([^"]+)">(\d+)<', reader.get(page).text)
        assert figures, page
        for address, number in figures:
            assert reader.get(address.replace("&amp;", "&")).text.count("<article") == int(number)


def test_each_choice_of_a_filter_says_how_much_it_finds(reader):
    page = reader.get("/evidence").text
    for name in ("domain", "direction", "partner", "actor", "stage", "source", "week"):
        options = re.search(f'<select name="{name}">(.*?)</select>', page, re.DOTALL)[1]
        for value, number in re.findall(r'value="([^"]+)">[^(]*\((\d+)\)', options):
            assert reader.get("/evidence", params={name: value}).text.count("<article") == int(number)


def test_pages_lead_on_and_what_is_not_there_is_said(reader, data):
    (document,) = rows_of(data, "select document_id from document where title like 'Гас%'")[0:1]
    page = reader.get(f"/document/{document[0]}").text
    assert "n1/2025-11-05.warc.gz" in page
    assert "file is not on this machine" in page
    signal = rows_of(data, "select signal_id from signal limit 1")[0][0]
    assert f'id="{signal}"' in reader.get(f"/signal/{signal}").text
    for address in ("/signal/x", "/event/x", "/outlet/x", "/document/x", "/nothing"):
        assert reader.get(address).status_code == 404
    for address in ("/evidence?page=0", "/evidence?page=x", "/evidence?review=x", f"/evidence?q={'a' * 400}"):
        assert reader.get(address).status_code == 400


def test_the_interface_speaks_serbian_when_chosen_or_asked_for(reader):
    assert "<h1>Evidence</h1>" in reader.get("/evidence").text
    assert "<h1>Dokazi</h1>" in reader.get("/evidence", headers={"accept-language": "sr-RS,en;q=0.5"}).text
    answer = reader.post("/language", data={"language": "sr", "back": "/evidence?week=2025-W45"}, headers=OWN)
    assert "<h1>Dokazi</h1>" in answer.text
    assert answer.url.path == "/evidence"
    assert reader.post("/language", data={"language": "xx"}, headers=OWN).status_code == 400


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "x"])
def test_the_language_form_leads_nowhere_else(reader, back):
    answer = reader.post("/language", data={"language": "en", "back": back}, headers=OWN, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_both_languages_name_the_same_things():
    english, serbian = (texts(language) for language in LANGUAGES)
    assert vars(english["ui"]).keys() == vars(serbian["ui"]).keys()
    for kind in ("domain", "direction", "stage", "actor"):
        assert english[kind].keys() == serbian[kind].keys()
    for name, words in vars(english["ui"]).items():
        assert words.count("{}") == vars(serbian["ui"])[name].count("{}"), name


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [("sr", "en", "sr"), (None, "de,sr;q=0.8,en", "sr"), (None, "", "en"), ("xx", "de", "en")],
)
def test_language_of_a_reader(cookie, accepted, language):
    assert preferred(cookie, accepted) == language


def test_hostile_text_is_shown_inert(reader, data):
    (document,) = rows_of(data, "select document_id, title from document where title like '<script>%'")
    assert "\u202e" in document[1]
    for address in (f"/document/{document[0]}", "/evidence?q=sankcije", "/outlet/rts", "/evidence?q=alert&in=text"):
        page = reader.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]gpj.exe[U+0007]" in page
        assert "\u202e" not in page
        assert 'href="javascript:' not in page
        assert len(page) < 60_000


@pytest.mark.parametrize("text", ["", "a\u202eb", "љ\u0000", "a\nb\tc", "\u2066x\u2069"])
def test_what_cannot_be_seen_is_written_out(text):
    shown = visible(text)
    assert all(letter.isprintable() or letter in "\n\t" for letter in shown)
    assert visible("Ћирилица\n") == "Ћирилица\n"


def test_long_text_is_cut_and_marked_pieces_make_the_text():
    assert cut("a" * 30, 10) == "a" * 10 + " [… +20]"
    text = "Санкције Rusiji 😀 и sankcija"
    spans = hit_spans(text, "sr", query_keys("sankcija", keys_of), keys_of)
    assert [text[start:end] for start, end in spans] == ["Санкције", "sankcija"]
    assert "".join(piece for piece, _ in pieces(text, spans)) == text


def test_every_answer_forbids_inline_scripts_and_other_hosts(reader):
    for address in ("/", "/nothing", "/static/desk.js", "/evidence?page=x"):
        policy = reader.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    page = reader.get("/evidence").text
    assert "style=" not in page
    assert " onclick" not in page


def test_other_names_and_other_pages_are_refused(reader):
    assert reader.get("/", headers={"host": "elsewhere.example"}).status_code == 403
    assert reader.get("/", headers={"host": "localhost:8765"}).status_code == 200
    for headers in ({}, {"origin": "https://elsewhere.example"}, {"origin": "null"}):
        assert reader.post("/review", data={"verdict": "accept"}, headers=headers).status_code == 403


def test_long_forms_are_refused_before_they_are_read(reader):
    assert reader.post("/language", data={"language": "x" * 30_000}, headers=OWN).status_code == 413
    pieces_of_a_form = iter([b"language=", b"en"])
    assert reader.post("/language", content=pieces_of_a_form, headers=OWN).status_code == 413


def test_a_token_is_asked_for_beyond_loopback(data):
    reader = TestClient(build(make_desk(TOKEN, "Ana")), base_url="http://desk.example", follow_redirects=False)
    own = {"origin": "http://desk.example"}
    assert reader.get("/evidence").headers["location"] == "/login"
    assert reader.post("/review", headers=own).status_code == 401
    assert reader.get("/evidence", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert reader.get("/evidence", headers={"authorization": "Bearer žćš".encode()}).status_code == 303
    assert reader.post("/login", data={"token": "wrong"}, headers=own).status_code == 401
    answer = reader.post("/login", data={"token": TOKEN}, headers=own)
    assert answer.status_code == 303
    assert TOKEN not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert reader.get("/evidence").status_code == 200


def test_an_address_beyond_loopback_needs_a_long_token(tmp_path):
    assert token_for("127.0.0.1", None) is None
    with pytest.raises(BadInput, match="--token-file"):
        token_for("0.0.0.0", None)
    file = tmp_path / "token.txt"
    with pytest.raises(BadInput, match="cannot be read"):
        token_for("0.0.0.0", file)
    file.write_text("short\n", encoding="utf-8")
    with pytest.raises(BadInput, match="longer"):
        token_for("0.0.0.0", file)
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    assert token_for("0.0.0.0", file) == TOKEN


def test_a_new_publishing_is_seen_without_a_restart(reader, data):
    assert "<article" not in reader.get("/evidence?q=Mađarska").text
    sentence = "Srbija neće uvesti sankcije Mađarskoj."
    subject = ("Novo", [sentence], [(1, "sanctions", "east", "stance", "neće uvesti sankcije")])
    unitfiles.write_day(data, "2025-11-07", "n1", [article("https://n1.rs/9", subject)])
    for verb in (["load", "--day", "2025-11-07"], ["publish"]):
        assert CliRunner().invoke(group, verb, catch_exceptions=False).exit_code == 0
    assert "<mark>Mađarskoj</mark>" in reader.get("/evidence?q=Mađarska").text


def test_a_database_of_an_earlier_version_is_refused(data):
    with duckdb.connect(data / "azimuth.duckdb") as connection:
        connection.execute("drop table marker cascade")
    with pytest.raises(ReportsBadInput, match="azimuth publish"):
        make_desk(None, "Ana")


def test_an_address_that_is_taken_is_said():
    with listen("127.0.0.1", 0) as listening, pytest.raises(BadInput, match="name another"):
        listen("127.0.0.1", listening.getsockname()[1])


def decide(reader, signal, verdict, **more):
    return reader.post("/review", data={"signal_id": signal, "verdict": verdict, **more}, headers=OWN)


def test_a_rejected_signal_leaves_the_figures_at_once_and_an_accepted_one_comes_back(reader, data):
    signal = rows_of(data, "select signal_id from signal where domain = 'energy'")[0][0]
    assert reader.get("/evidence?domain=energy").text.count("<article") == 1
    answer = decide(reader, signal, "reject", why="O nečem drugom <b>")
    assert answer.url.path == f"/signal/{signal}"
    assert "by Ana" in answer.text
    assert "O nečem drugom &lt;b&gt;" in answer.text
    assert reader.get("/evidence?domain=energy").text.count("<article") == 0
    assert reader.get("/evidence?review=rejected").text.count("<article") == 1
    assert "domain=energy" not in reader.get("/").text
    decide(reader, signal, "accept")
    assert reader.get("/evidence?domain=energy&review=accepted").text.count("<article") == 1


def test_a_corrected_signal_moves_to_where_it_belongs(reader, data):
    signal = rows_of(data, "select signal_id from signal where domain = 'energy'")[0][0]
    decide(reader, signal, "correct", change="direction=neutral")
    assert reader.get("/evidence?domain=energy&direction=west").text.count("<article") == 0
    page = reader.get("/evidence?domain=energy&direction=neutral&review=corrected").text
    assert page.count("<article") == 1


def test_a_decision_outlives_the_desk_and_the_next_publishing(reader, data):
    signal = rows_of(data, "select signal_id from signal where domain = 'energy'")[0][0]
    decide(reader, signal, "reject")
    again = TestClient(build(make_desk(None, "Vuk")), base_url="http://127.0.0.1")
    assert again.get("/evidence?review=rejected").text.count("<article") == 1
    assert CliRunner().invoke(group, ["publish"], catch_exceptions=False).exit_code == 0
    assert again.get("/evidence?domain=energy").text.count("<article") == 0
    assert reader.get(f"/signal/{signal}").status_code == 200


def test_a_decision_that_cannot_be_kept_says_why(reader, data, monkeypatch):
    signal = rows_of(data, "select signal_id from signal limit 1")[0][0]
    monkeypatch.setattr("azimuth.deskcorrections.WAIT_SECONDS", 0)
    with writer_lock(data / "warehouse" / "writer.lock", wait_seconds=0):
        answer = decide(reader, signal, "reject")
    assert answer.status_code == 503
    assert "is writing the warehouse" in answer.text
    shutil.rmtree(data / "warehouse")
    assert "there is none" in decide(reader, signal, "reject").text
    assert reader.get("/evidence?review=unreviewed").text.count("<article") == 5


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"verdict": "maybe"}, 400), ({"verdict": "correct"}, 400), ({"verdict": "correct", "change": "title=x"}, 400),
        ({"verdict": "correct", "change": "domain=nowhere"}, 400), ({"verdict": "accept", "signal_id": "x"}, 404),
        ({}, 400),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_read_is_refused(reader, data, answers, status):
    signal = rows_of(data, "select signal_id from signal limit 1")[0][0]
    answer = reader.post("/review", data={"signal_id": signal} | answers, headers=OWN)
    assert answer.status_code == status
    assert reader.get("/evidence?review=unreviewed").text.count("<article") == 5
