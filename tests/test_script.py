"""Serbian in two scripts: round trips, repairs, and offsets that lead back exactly."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nlp.letters import LOOKS_CYRILLIC, LOOKS_LATIN
from nlp.lexicons import read_lexicon
from nlp.script import LatinView, fold, fold_variants, repair_scripts, script_of, to_cyrillic, to_latin

LATIN_LETTERS = [*"abcčćdđefghijklmnoprsštuvzž", "dž", "lj", "nj"]
CYRILLIC_LETTERS = "абвгдђежзијклљмнњопрстћуфхцчџш"
PARTED = tuple(stem.replace("|", "") for stem in read_lexicon("script")["parted"])
MESSY = st.text(alphabet=st.sampled_from("abcčćđžšАаБбЉљЊњЏџћђ̌́ǅǉǌ Ą𝔄가ᅡ\u0301\u030c.-\nVуčс5"), max_size=40)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубав, Његош и Џорџ", "Ljubav, Njegoš i Džordž"),
        ("ЉУБАВ ЊЕГОШ КОЊ", "LJUBAV NJEGOŠ KONJ"),
        ("надживети, конјугација, инјекција, Танјуг", "nadživeti, konjugacija, injekcija, Tanjug"),
        ("џеп, њива, кључ, Ђурђевдан", "džep, njiva, ključ, Đurđevdan"),
        ("одживети и поджупан", "odživeti i podžupan"),
        ("НАТО-у и Windows XIV", "NATO-u i Windows XIV"),
    ],
)
def test_words_round_trip(cyrillic, latin):
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


def test_russian_letters_are_left_alone():
    assert to_latin("Сергей, ещё") == "Sergeй, eщё"


@given(st.lists(st.sampled_from(LATIN_LETTERS), min_size=2, max_size=12), st.sampled_from(["lower", "title", "upper"]))
def test_latin_comes_back_from_cyrillic(letters, case):
    first, rest = letters[0], "".join(letters[1:])
    word = {"lower": first + rest, "title": first.capitalize() + rest, "upper": (first + rest).upper()}[case]
    assert to_latin(to_cyrillic(word)) == word


@given(st.text(alphabet=CYRILLIC_LETTERS, min_size=1, max_size=12))
def test_cyrillic_comes_back_from_latin(word):
    assume(not re.search("нј|лј|дж", word) and not to_latin(word).startswith(PARTED))
    assert to_cyrillic(to_latin(word)) == word


@given(MESSY)
def test_view_leads_back_to_where_each_letter_came_from(text):
    view = LatinView(text)
    offsets = [view.offset_back(at) for at in range(len(view.latin) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    for at in range(len(view.latin)):
        start, end = view.span_back(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start == offsets[at]
        source = unicodedata.normalize("NFC", text[start:end])
        readings = {source, source.translate(LOOKS_LATIN), source.translate(LOOKS_CYRILLIC)}
        assert any(fold(view.latin[at]) in fold(reading) for reading in readings)


@given(MESSY)
def test_view_of_the_whole_is_the_whole(text):
    view = LatinView(text)
    assert view.span_back(0, len(view.latin)) == (0, len(text)) or not view.latin


@given(st.text(alphabet=CYRILLIC_LETTERS + " ,.", max_size=40))
def test_view_of_plain_cyrillic_is_its_transliteration(text):
    view = LatinView(text)
    assert view.latin == to_latin(text)
    for at in range(len(text) + 1):
        assert view.offset_back(view.offset_to(at)) == at


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Vuc\u030cić je stigao", "Vučić", "Vuc\u030cić"),  # NFD
        ("ǅep i ǉubav", "Džep", "ǅep"),
        ("Vučiс u Beogradu", "Vučic", "Vučiс"),  # a Cyrillic с in a Latin word
        ("увели cанкције", "sankcije", "cанкције"),  # a Latin c in a Cyrillic word
        ("Његошева улица", "Njegoševa", "Његошева"),
    ],
)
def test_view_repairs_and_keeps_the_place(text, word, source):
    view = LatinView(text)
    start = view.latin.index(word)
    begin, end = view.span_back(start, start + len(word))
    assert text[begin:end] == source


@given(MESSY)
def test_repair_keeps_lengths(text):
    assert len(repair_scripts(text)) == len(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Александар Вучић", "Aleksandar Vucic"),
        ("Вучич", "VUČIĆ"),
        ("Сергей Лавров", "Sergej Lavrov"),
        ("Ђорђе", "Djordje"),
        ("Orbán", "Orban"),
        ("ǅep", "dzep"),
    ],
)
def test_fold_makes_spellings_one(first, second):
    assert fold(first) == fold(second)


def test_fold_knows_both_spellings_of_dj():
    assert set(fold_variants("Ђурић")) == {"djuric", "duric"}
    assert fold_variants("Tadić") == ("tadic",)


@given(st.text(max_size=30))
def test_fold_is_final(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=CYRILLIC_LETTERS, max_size=20))
def test_fold_does_not_see_the_script(text):
    assert fold(text) == fold(to_latin(text))


def test_script_goes_by_majority():
    assert script_of("Вучић u EU") == "Cyrl"
    assert script_of("Vučić у ЕУ") == "Latn"
    assert script_of("2025") == "Latn"
