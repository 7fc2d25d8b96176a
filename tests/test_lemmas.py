"""Lemmas in three languages, in both scripts, and where diacritics are missing."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from nlp.diacritics import restore, strip_diacritics
from nlp.participles import participle_lemma
from nlp.script import to_cyrillic

TREEBANKS = Path(__file__).parent.parent.parent / "shared" / "nlp"


def pipeline(language):
    nlp = spacy.blank(language)
    if language == "sr_azimuth":
        nlp.add_pipe("azimuth_diacritics")
    nlp.add_pipe("azimuth_sentences")
    nlp.add_pipe("azimuth_lemmatizer")
    return nlp


SERBIAN, ENGLISH, RUSSIAN = pipeline("sr_azimuth"), pipeline("en"), pipeline("ru")


def lemmas(nlp, text):
    return [token.lemma_ for token in nlp(text) if not token.is_punct]


SERBIAN_TEXTS = [
    ("Srbija nije uvela sankcije Rusiji", "Srbija biti uvesti sankcija Rusija"),
    ("Vučić će potpisati sporazum sa NIS-om", "Vučić hteti potpisati sporazum sa NIS"),
    ("Predsjednik je rekao da neće", "predsednik biti reći da hteti"),
    ("Uvedene su mere, usvojena rezolucija", "uvesti biti mera usvojiti rezolucija"),
    ("SRBIJA UVODI SANKCIJE", "Srbija uvoditi sankcija"),
]


@pytest.mark.parametrize(("text", "expected"), SERBIAN_TEXTS)
@pytest.mark.parametrize("write", [str, to_cyrillic], ids=["latin", "cyrillic"])
def test_serbian_lemmas_are_latin_whatever_the_script(text, expected, write):
    assert lemmas(SERBIAN, write(text)) == expected.split()


def test_text_without_diacritics_gets_the_lemmas_of_text_with_them():
    assert lemmas(SERBIAN, "Vucic: Necemo uvesti sankcije, zemlje clanice odlucuju") == lemmas(
        SERBIAN, "Vučić: Nećemo uvesti sankcije, zemlje članice odlučuju"
    )


def test_the_text_itself_stays_as_it_was_typed():
    doc = SERBIAN("Vucic kaze da nece")
    assert doc.text == "Vucic kaze da nece"
    assert [token.norm_ for token in doc] == ["vučić", "kaže", "da", "neće"]


def test_text_with_diacritics_is_not_restored():
    doc = SERBIAN("Kuca pas, kaže čovek")
    assert doc[0].norm_ == "kuca"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("djuric", "đurić"),
        ("duric", "đurić"),
        ("medjutim", "međutim"),
        ("odjek", "odjek"),
        ("gdje", "gdje"),
        ("sto", "što"),
    ],
)
def test_restored_words(typed, meant):
    assert restore(typed) == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia imposed sanctions on companies", "Serbia impose sanction on company"),
        ("The leaders said they had signed deals", "the leader say they have sign deal"),
        ("US officials left", "US official leave"),
    ],
)
def test_english(text, expected):
    assert lemmas(ENGLISH, text) == expected.split()


def test_russian():
    text = "Сербия отказалась вводить санкции, заявил министр иностранных дел"
    expected = "Сербия отказаться вводить санкция заявить министр иностранный дел"
    assert " ".join(lemmas(RUSSIAN, text)) == expected


def read_conllu(path):
    sentence = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].isdigit():
            sentence.append((fields[1], fields[2]))
        elif not line and sentence:
            yield sentence
            sentence = []


def accuracy(nlp, path, write=str):
    right = total = 0
    for sentence in read_conllu(path):
        doc = Doc(nlp.vocab, words=[write(form) for form, _ in sentence])
        for _, component in nlp.pipeline:
            doc = component(doc)
        right += sum(token.lemma_.lower() == lemma.lower() for token, (_, lemma) in zip(doc, sentence, strict=True))
        total += len(sentence)
    return right / total


def strip(word):
    return "".join(
        strip_diacritics(letter.lower()).upper() if letter.isupper() else strip_diacritics(letter) for letter in word
    )


@pytest.mark.parametrize(
    ("nlp", "file", "write", "floor"),
    [
        (SERBIAN, "ud-sr/sr_set-ud-dev.conllu", str, 0.965),
        (SERBIAN, "ud-sr/sr_set-ud-dev.conllu", to_cyrillic, 0.965),
        (SERBIAN, "ud-sr/sr_set-ud-dev.conllu", strip, 0.955),
        (ENGLISH, "ud-en-ewt/en_ewt-ud-dev.conllu", str, 0.97),
    ],
    ids=["sr-latin", "sr-cyrillic", "sr-stripped", "en"],
)
def test_against_the_treebanks_without_a_tagger(nlp, file, write, floor):
    if not TREEBANKS.exists():
        pytest.skip("needs the shared treebanks")
    assert accuracy(nlp, TREEBANKS / file, write) >= floor


@pytest.mark.parametrize(
    ("form", "lemma", "verb", "is_passive", "expected"),
    [
        ("otvorenih", "otvoriti", "otvoriti", False, "otvoren"),
        ("otvorenih", "otvoriti", "otvoriti", True, "otvoriti"),
        ("zadužene", "zadužen", "zadužiti", True, "zadužiti"),
        ("zadužene", "zadužen", None, True, "zadužen"),
        ("opštih", "opšti", None, False, "opšti"),
        ("domaćim", "domaći", None, False, "domaći"),
    ],
)
def test_the_tag_tells_participles_from_adjectives(form, lemma, verb, is_passive, expected):
    assert participle_lemma(form, lemma, verb, is_passive=is_passive) == expected
