"""The trained pipelines: what they find in both scripts, what they reach on the treebanks, and how they are trained."""

import json
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, DocBin

from nlp.errors import BadInput
from nlp.models import BEFORE, CLASSES, FOLDER, NAMES
from nlp.models import load as load_trained
from nlp.models.parse import parse
from nlp.script import to_cyrillic
from nlp.training.assemble import digest_of_weights, join
from nlp.training.card import card
from nlp.training.learn import learn
from nlp.training.prepare import prepare, read_dev
from nlp.training.scores import all_scores, score
from nlp.training.treebanks import COMTEXT_TYPES, read_entities
from nlp.training.variants import joined, rewritten, without_diacritics

ROOT = Path(__file__).parent.parent
TREEBANKS = ROOT.parent / "shared" / "nlp"
needs_treebanks = pytest.mark.skipif(not TREEBANKS.is_dir(), reason="the treebanks lie in the folder `shared`")

SERBIAN = [
    "Predsednik Srbije Aleksandar Vučić izjavio je u Briselu da Srbija neće uvesti sankcije Rusiji.",
    "Ministar spoljnih poslova Marko Đurić sastao se sa ambasadorom Kine u Beogradu.",
    "Naftna industrija Srbije traži od Vašingtona da joj produži licencu, a Gasprom Njeft prodaje svoj udeo.",
    "Ana Brnabić razgovarala je sa delegacijom Evropske komisije o zakonu koji poslanici treba da usvoje.",
]


def load(language):
    """Load a trained pipeline; skip where its weights are not in the checkout (`azimuth train` makes them)."""
    if language in NAMES and not (FOLDER / NAMES[language]).is_dir():
        pytest.skip(f"no weights of {NAMES[language]}")
    return load_trained(language)


@pytest.mark.parametrize("language", NAMES)
def test_a_pipeline_says_where_it_comes_from(language):
    load(language)
    meta = json.loads((FOLDER / NAMES[language] / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert {source["name"] for source in meta["sources"]} > {
        f"UD_{'Serbian-SET' if language == 'sr' else 'English-EWT'}"
    }
    assert meta["weights_sha256"] == digest_of_weights(FOLDER / NAMES[language])
    assert (FOLDER / NAMES[language] / "README.md").read_text(encoding="utf-8") == card(meta)
    assert "by-sa/4.0" in (FOLDER / NAMES[language] / "LICENSE").read_text(encoding="utf-8")
    config = (FOLDER / NAMES[language] / "config.cfg").read_text(encoding="utf-8")
    assert "\ntrain = null\n" in config, "a path of the machine that trained it was left in"


def test_other_languages_have_no_model():
    with pytest.raises(BadInput, match="no trained model for 'ru'"):
        load("ru")


@pytest.mark.parametrize("text", SERBIAN)
def test_cyrillic_is_read_as_latin_is(text):
    latin, cyrillic = load("sr")(text), load("sr")(to_cyrillic(text))
    assert cyrillic.text == to_cyrillic(text)
    for attribute in ("pos_", "morph", "dep_", "lemma_", "ent_type_"):
        assert [str(getattr(token, attribute)) for token in cyrillic] == [
            str(getattr(token, attribute)) for token in latin
        ]
    assert [token.head.i for token in cyrillic] == [token.head.i for token in latin]
    for entity in cyrillic.ents:
        assert cyrillic.text[entity.start_char : entity.end_char] == entity.text


def entities(language, text):
    return {(entity.text, entity.label_) for entity in load(language)(text).ents}


def test_serbian_entities():
    assert entities("sr", SERBIAN[0]) == {
        ("Srbije", "LOC"),
        ("Aleksandar Vučić", "PER"),
        ("Briselu", "LOC"),
        ("Srbija", "LOC"),
        ("Rusiji", "LOC"),
    }
    assert ("Marko Đurić", "PER") in entities("sr", SERBIAN[1])


def test_english_entities():
    text = "President Aleksandar Vučić told reporters that Serbia will not impose sanctions on Russia."
    assert entities("en", text) == {("Aleksandar Vučić", "PER"), ("Serbia", "LOC"), ("Russia", "LOC")}


@pytest.mark.parametrize(
    ("language", "text", "verb", "subject", "object_"),
    [
        ("sr", "Srbija neće uvesti sankcije.", "uvesti", "Srbija", "sankcije"),
        ("sr", "Vlada je usvojila zakon.", "usvojila", "Vlada", "zakon"),
        ("sr", "Srbija nece uvesti sankcije, kaze Vucic.", "uvesti", "Srbija", "sankcije"),
        ("en", "Serbia signed the agreement.", "signed", "Serbia", "agreement"),
        ("en", "Serbia will not impose sanctions.", "impose", "Serbia", "sanctions"),
    ],
)
def test_who_does_what(language, text, verb, subject, object_):
    doc = load(language)(text)
    found = {(token.dep_, token.text) for token in doc if token.head.text == verb}
    assert {("nsubj", subject), ("obj", object_)} <= found


@pytest.mark.parametrize(
    "text", [" ".join(SERBIAN), to_cyrillic(" ".join(SERBIAN)), "Cekamo. Vucic ide u Nis, kaze vlada."]
)
def test_single_sentences_are_parsed_in_place(text):
    load("sr")
    nlp = spacy.blank(CLASSES["sr"])
    for name in ("azimuth_sentences", *BEFORE):
        nlp.add_pipe(name)
    doc = nlp(text)
    chosen = list(doc.sents)[1::2]
    for sentence, parsed in zip(chosen, parse("sr", chosen), strict=True):
        assert [token.text for token in parsed] == [token.text for token in sentence]
        assert [token.norm_ for token in parsed] == [token.norm_ for token in sentence]
        assert {token.dep_ for token in parsed} >= {"ROOT", "nsubj"}
        assert len(list(parsed.sents)) == 1


@needs_treebanks
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_serbian_reaches_its_marks():
    nlp = load("sr")
    found = all_scores(nlp, "sr", read_dev("sr", TREEBANKS, nlp.vocab))
    written, stripped, cyrillic = (found[name] for name in ("as written", "without diacritics", "Cyrillic"))
    marks = {"UPOS": 96.5, "LAS": 80, "NER F1": 82, "lemma, case aside": 97}
    assert not {name: written[name] for name, mark in marks.items() if written[name] < mark}
    assert written["UPOS"] - stripped["UPOS"] <= 1
    assert written["LAS"] - stripped["LAS"] <= 2
    for name, figure in written.items():
        assert abs(figure - cyrillic[name]) <= 0.3


def sentence(vocab, rows):
    words, pos, heads, deps, tags = zip(*rows, strict=True)
    return Doc(vocab, words=words, pos=pos, lemmas=[w.lower() for w in words], heads=heads, deps=deps, ents=tags)


ROWS = [
    ("Đorđe", "PROPN", 1, "nsubj", "B-PER"),
    ("posećuje", "VERB", 1, "root", "O"),
    ("Niš", "PROPN", 1, "obj", "B-LOC"),
    (".", "PUNCT", 1, "punct", "O"),
]


def test_copies_keep_what_is_annotated():
    doc = sentence(spacy.blank("sr_azimuth").vocab, ROWS)
    typed = without_diacritics(doc, np.random.default_rng(1))
    assert typed.text in {"Djordje posecuje Nis . ", "Dorde posecuje Nis . "}
    copy = rewritten(doc, to_cyrillic)
    assert copy.text == "Ђорђе посећује Ниш . "
    for other in (typed, copy):
        assert [(t.pos_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in other] == [
            (t.pos_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in doc
        ]


def test_joined_sentences_are_all_there_and_stay_apart():
    doc = sentence(spacy.blank("sr_azimuth").vocab, ROWS)
    parts = list(joined([doc] * 20, np.random.default_rng(1)))
    assert sum(len(list(part.sents)) for part in parts) == 20
    assert 1 < len(parts) < 20


def test_entity_files_are_read(tmp_path):
    path = tmp_path / "some.conllu"
    path.write_text(
        "# sent id = a-1\n# text = Sud u Novom Sadu, Bul. Vojvode Stepe 1.\n"
        "1\tSud\tsud\tNc\tB-COURT\n2\tu\tu\tSl\tI-COURT\n3\tNovom\tnovi\tA\tI-COURT\n4\tSadu\tSad\tNp\tI-COURT\n5\t,\t,\tZ\tO\n"
        "6\tBul.\tbulevar\tY\tB-ADR\n7\tVojvode\tvojvoda\tNc\tI-ADR\n8\tStepe\tStepa\tNp\tI-ADR\n9\t1.\t1\tM\tB-DATE\n\n"
        "# sent id = b-1\n1\tNe\tne\tQ\tO\n",
        encoding="utf-8",
    )
    (doc,) = read_entities(path, spacy.blank("sr").vocab, lambda name: name == "a-1", COMTEXT_TYPES, (1, 4))
    assert doc.text == "Sud u Novom Sadu, Bul. Vojvode Stepe 1."
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Sud u Novom Sadu", "ORG")]
    assert [token.ent_iob_ for token in doc][4:] == ["O", "", "", "", "O"]


def test_a_missing_treebank_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"sr-latn-train\.spacy: no such file; --data names the folder"):
        prepare("sr", "syntax", tmp_path, tmp_path / "out", seed=1, tagger=None)


def test_training_learns_its_own_sentences_in_both_parts(tmp_path):
    nlp = spacy.blank(CLASSES["sr"])
    docs = [sentence(nlp.vocab, ROWS) for _ in range(30)]
    for name in ("train", "dev"):
        DocBin(docs=docs, attrs=("POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE")).to_disk(
            tmp_path / f"{name}.spacy"
        )
    parts = {}
    for component in ("syntax", "ner"):
        work = tmp_path / component
        work.mkdir()
        for name in ("train", "dev"):
            (work / f"{name}.spacy").write_bytes((tmp_path / f"{name}.spacy").read_bytes())
        learn("sr", component, work, seed=1, steps=100)
        parts[component] = spacy.load(work / "model-best")
    figures = score(join(parts["syntax"], parts["ner"]), docs[:1])
    assert (figures["UPOS"], figures["LAS"], figures["NER F1"]) == (100, 100, 100)
