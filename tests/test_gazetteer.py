"""Actors are found in every case, script and transcription, and a title means who held the office that day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy

from nlp.gazetteer import holder
from nlp.gazetteer.lookup import actors_called
from nlp.gazetteer.offices import holders, offices, roles
from nlp.gazetteer.records import KINDS, actors, entries
from nlp.gazetteer.serbian_forms import plain
from nlp.script import to_cyrillic

DAY = date(2025, 11, 5)


def pipeline(language):
    nlp = spacy.blank(language)
    nlp.add_pipe("azimuth_sentences")
    nlp.add_pipe("azimuth_gazetteer")
    return nlp


SERBIAN, ENGLISH, RUSSIAN = pipeline("sr_azimuth"), pipeline("en"), pipeline("ru")


def mentions(nlp, text, day=DAY):
    doc = nlp.make_doc(text)
    doc._.published_on = day
    for _, component in nlp.pipeline:
        doc = component(doc)
    return {span.text: span for span in doc.spans["actors"]}


def found(nlp, text, day=DAY):
    return {text: span._.actor.id for text, span in mentions(nlp, text, day).items()}


SERBIAN_TEXTS = [
    ("Srbija ne želi sankcije Rusiji",
     "Srbija = serbia; Rusiji = russia"),
    ("Razgovarao sa Vladimirom Putinom u Moskvi",
     "Vladimirom Putinom = putin; Moskvi = russia-seat"),
    ("Kupovina ruskog gasa i kineskih kamera",
     "ruskog = russia; kineskih = china"),
    ("Rusi i Kinezi, sa Amerikancima",
     "Rusi = russia; Kinezi = china; Amerikancima = usa"),
    ("Putinova poseta i Vučićeva izjava",
     "Putinova = putin; Vučićeva = vucic"),
    ("Huavej i Ziđin, Gasprom njeft i Rosnjeft",
     "Huavej = huawei; Ziđin = zijin; Gasprom njeft = gazprom-neft; Rosnjeft = rosneft"),
    ("Si Đinping, Borelj, Makron, Šolc, Merc",
     "Si Đinping = xi; Borelj = borrell; Makron = macron; Šolc = scholz; Merc = merz"),
    ("Fon der Lajen, Tramp, Bajden, Rubio, Erdogan",
     "Fon der Lajen = von-der-leyen; Tramp = trump; Bajden = biden; Rubio = rubio; Erdogan = erdogan"),
    ("Akcije NIS-a, članstvo u NATO-u, sankcije EU",
     "NIS-a = nis; NATO-u = nato; EU = eu"),
    ("Vojnici KFOR-a i Kfora, policija MUP-a",
     "KFOR-a = kfor; Kfora = kfor; MUP-a = rs-mup"),
    ("Turski tok i Otvoreni Balkan, Berlinski proces",
     "Turski tok = turkstream; Otvoreni Balkan = open-balkan; Berlinski proces = berlin-process"),
    ("vežba Platinasti vuk i Slovensko bratstvo",
     "Platinasti vuk = platinum-wolf; Slovensko bratstvo = slavic-brotherhood"),
    ("Zajednica srpskih opština",
     "Zajednica srpskih opština = community-serb-municipalities"),
    ("Generalnoj skupštini Ujedinjenih nacija",
     "Generalnoj skupštini Ujedinjenih nacija = un-general-assembly"),
    ("srpsko-ruski odnosi",
     "srpsko-ruski = russia"),
    ("Ivica Dačić je stigao; sa Dačićem i Zelenskim",
     "Ivica Dačić = dacic; Dačićem = dacic; Zelenskim = zelensky"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), SERBIAN_TEXTS, ids=lambda value: value[:40] if isinstance(value, str) else ""
)
@pytest.mark.parametrize("write", [str, to_cyrillic], ids=["latin", "cyrillic"])
def test_serbian(text, expected, write):
    pairs = (pair.split(" = ") for pair in expected.split("; "))
    assert found(SERBIAN, write(text)) == {write(form): actor for form, actor in pairs}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vucic i Dacic o NIS-u", {"Vucic": "vucic", "Dacic": "dacic", "NIS-u": "nis"}),
        ("Djuric u Vasingtonu", {"Djuric": "marko-djuric", "Vasingtonu": "usa-seat"}),
        ("Duric u Briselu", {"Duric": "marko-djuric", "Briselu": "eu-seat"}),
    ],
)
def test_serbian_without_diacritics(text, expected):
    assert found(SERBIAN, text) == expected


@pytest.mark.parametrize(
    ("nlp", "text", "absent"),
    [
        (SERBIAN, "Grad Niš i niš, čuo se nis", "nis"),
        (SERBIAN, "Visok bor raste, borovi šušte", "bor-mine"),
        (SERBIAN, "Stavio je koš i kos na sto", "marta-kos"),
        (SERBIAN, "Povređen na ramenu, rama za sliku", "rama"),
        (SERBIAN, "Danas je lep dan", "danas"),
        (SERBIAN, "Kosovo je tema", "marta-kos"),
        (SERBIAN, "Gradonačelnik Milan Đurić", "marko-djuric"),
        (SERBIAN, "Košarkaš Nikola Petrović i čovek po imenu Stefanović", "nebojsa-stefanovic"),
        (ENGLISH, "they told us so", "usa"),
        (ENGLISH, "Magic Johnson scored", "boris-johnson"),
        (ENGLISH, "They polish turkey", "poland"),
        (ENGLISH, "Settlers in the West Bank", "west"),
    ],
)
def test_what_only_looks_like_an_actor_is_none(nlp, text, absent):
    assert absent not in found(nlp, text).values()


def test_an_ambiguous_name_counts_with_the_right_word_nearby():
    assert found(SERBIAN, "Zagađenje u Boru zbog topionice")["Boru"] == "bor-mine"


def test_a_common_surname_counts_behind_a_role_and_where_the_full_name_stands():
    assert found(SERBIAN, "Ministar Mali o budžetu") == {"Ministar Mali": "sinisa-mali"}
    assert found(SERBIAN, "Zoran Đorđević je stigao. Đorđević je rekao")["Đorđević"] == "zoran-djordjevic"
    assert found(SERBIAN, "Đorđević je rekao") == {}


TITLES = [
    (SERBIAN, "Predsednik Srbije je rekao", date(2010, 5, 1), "tadic"),
    (SERBIAN, "Predsednik Srbije je rekao", date(2015, 5, 1), "tomislav-nikolic"),
    (SERBIAN, "Председник Србије је рекао", date(2025, 5, 1), "vucic"),
    (SERBIAN, "šef ruske diplomatije", date(2025, 5, 1), "lavrov"),
    (SERBIAN, "ministar spoljnih poslova", date(2021, 5, 1), "selakovic"),
    (SERBIAN, "srpski ministar spoljnih poslova", date(2009, 5, 1), "jeremic"),
    (SERBIAN, "nemačka kancelarka", date(2015, 5, 1), "merkel"),
    (SERBIAN, "američki predsednik", date(2024, 5, 1), "biden"),
    (SERBIAN, "predsednica Evropske komisije", date(2022, 5, 1), "von-der-leyen"),
    (SERBIAN, "комесарка за проширење", date(2025, 5, 1), "marta-kos"),
    (SERBIAN, "generalni sekretar NATO", date(2020, 5, 1), "stoltenberg"),
    (ENGLISH, "the Foreign Minister of Serbia", date(2025, 5, 1), "marko-djuric"),
    (ENGLISH, "Serbia's president said", date(2005, 5, 1), "tadic"),
    (ENGLISH, "US Secretary of State", date(2014, 5, 1), "kerry"),
    (ENGLISH, "Kosovo's prime minister", date(2023, 5, 1), "kurti"),
    (RUSSIAN, "президент Сербии", date(2013, 5, 1), "tomislav-nikolic"),
    (RUSSIAN, "министром иностранных дел России", date(2013, 5, 1), "lavrov"),
]


@pytest.mark.parametrize(("nlp", "text", "day", "actor"), TITLES, ids=lambda value: str(value)[:30])
def test_a_title_means_its_holder_on_the_day(nlp, text, day, actor):
    (span,) = mentions(nlp, text, day).values()
    assert (span._.actor.id, span._.form) == (actor, "title")
    assert span._.office in offices()


@pytest.mark.parametrize(
    ("nlp", "text", "ids"),
    [
        (SERBIAN, "Bivši predsednik Srbije", ["rs-president"]),
        (SERBIAN, "Bivši predsednik Srbije Boris Tadić", ["tadic"]),
        (SERBIAN, "predsednik Srbije Aleksandar Vučić", ["vucic"]),
        (SERBIAN, "zamenik ministra spoljnih poslova Rusije", ["ru-foreign-minister"]),
        (SERBIAN, "ambasador Kine", ["china-ambassador"]),
        (SERBIAN, "predsednik opštine", []),
        (SERBIAN, "u Rusiji predsednik Vučić", ["russia", "vucic"]),
        (ENGLISH, "Russian Foreign Minister Sergei Lavrov", ["lavrov"]),
        (ENGLISH, "Vice President of Serbia", ["serbia-vice-president"]),
    ],
)
def test_titles_join_with_what_stands_beside_them(nlp, text, ids):
    assert list(found(nlp, text).values()) == ids


def test_a_serbian_politician_is_the_states_only_while_in_office():
    text = "Boris Tadić je rekao"
    assert mentions(SERBIAN, text, date(2010, 1, 1))["Boris Tadić"]._.actor.side == "serbia"
    assert mentions(SERBIAN, text, DAY)["Boris Tadić"]._.actor.side == "domestic"


def test_a_day_of_handover_belongs_to_the_successor():
    assert holder("rs-president", date(2017, 5, 30)).id == "tomislav-nikolic"
    assert holder("rs-president", date(2017, 5, 31)).id == "vucic"
    assert holder("rs-president", date(1990, 1, 1)) is None


MANY = {"rs-minister", "rs-deputy-prime-minister", "ba-presidency-member"}


@pytest.mark.parametrize("office", sorted(set(offices()) - MANY))
def test_nobody_holds_an_office_beside_another(office):
    terms = [(term.since or date.min, term.until or date.max) for _, term in holders(office)]
    for (_, until), (since, _) in pairwise(terms):
        assert since >= until - timedelta(days=60), "two holders overlap by more than an interim"
        assert until <= since or office == "rs-president"


def test_the_files_fit_together():
    known = actors()
    assert {office.of for office in offices().values()} <= set(known)
    assert {term.office for actor in known.values() for term in actor.holdings} <= set(offices())
    assert {actor.kind for actor in known.values()} <= {*KINDS.values(), "church", "office"}
    assert {actor.camp for actor in known.values()} <= {"west", "east", "neutral", "serbia"}
    assert {actor.side for actor in known.values()} <= {"serbia", "partner", "domestic"}
    assert all(since is None or since <= (until or date.max) for actor in known.values() for since, until in
               ((term.since, term.until) for term in actor.holdings))  # fmt: skip
    assert not {role for role, words in roles().items() if not words.words}


def names(language):
    for entry in entries():
        for form in ("name", "adj"):
            for name in entry.names.get(language, {}).get(form, ()):
                yield entry.actor.id, plain(name)


@pytest.mark.parametrize(
    ("nlp", "language"), [(SERBIAN, "sr"), (ENGLISH, "en"), (RUSSIAN, "ru")], ids=["sr", "en", "ru"]
)
def test_every_name_is_found_as_it_is_written(nlp, language):
    lost = [
        (actor, name, found(nlp, f"To: {name} ."))
        for actor, name in names(language)
        if actor not in found(nlp, f"To: {name} .").values()
    ]
    assert not lost


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Марка Ђурића", "marko-djuric"),
        ("Vucica", "vucic"),
        ("huavej", "huawei"),
        ("Gasprom njeft", "gazprom-neft"),
        ("Xi", "xi"),
        ("Вучича", "vucic"),
    ],
)
def test_lookup(name, actor):
    assert actor in {found.id for found, _ in actors_called(name)}
