"""Narratives: what the rules find, whose word it is, what the model offers, what raises no candidate."""

import gzip
import json
import tomllib
from pathlib import Path

import numpy as np
import pytest

import nlp.narratives
from nlp.narratives.find import MARKERS, REBUTTAL, find
from nlp.narratives.framing import framing_of
from nlp.narratives.model import chosen_labels, model
from nlp.narratives.region import narratives, narratives_of
from nlp.narratives.texts import text_of
from nlp.narratives.words import pattern_of, plain
from warehouse.markerkinds import marker_kinds

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CONTROL = tomllib.loads((Path(nlp.narratives.__file__).parent / "control.toml").read_text(encoding="utf-8"))
EXAMPLES = [(name, text) for name, narrative in narratives().items() for text in narrative.examples]
OTHER = [(name, text) for name, narrative in narratives().items() for text in narrative.other]
# Written by us in the manner of the texts that the label is given to.
WAR = (
    "The Kiev regime is collapsing. Zelensky and his corrupt clique sell the weapons that the West sends "
    "and put the money in their pockets, while Ukrainian soldiers are left without ammunition in Donbas. "
    "Neo-Nazi battalions hide behind civilians and shell the homes of their own people. The Ukrainian "
    "authorities grab men in the streets and drive them to slaughter; the army is demoralised, soldiers "
    "surrender in whole units, and the generals lie about losses. Ukraine is a criminal state run by "
    "puppets of Washington, said the officer, and its government long ago lost the right to speak for its "
    "people. "
)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_examples_word_their_narrative_and_no_other(name, text):
    assert narratives_of(text) == [name]


@pytest.mark.parametrize(("name", "text"), OTHER)
def test_reports_on_the_same_matter_word_none(name, text):
    assert narratives_of(text) == []


@pytest.mark.parametrize("name", CONTROL)
def test_debunkings_denials_and_statements_raise_no_candidate(name):
    row = CONTROL[name]
    found = find([text_of(name, row["title"], row["text"], row["language"])])
    assert {each.marker_id for each in found} == ({REBUTTAL} if "narrative" in row else set())
    assert {each.narrative for each in found} == ({row["narrative"]} if "narrative" in row else set())


@pytest.mark.parametrize(
    ("sentence", "framing"),
    [
        ("Zapad finansira proteste po receptu obojene revolucije.", "asserted"),
        ("Zapad finansira proteste po receptu obojene revolucije, rekao je poslanik.", "quoted"),
        ("Захарова: Запад финансира протесте по рецепту обојене револуције.", "quoted"),
        ("Vlada demantuje da Zapad finansira proteste po receptu obojene revolucije.", "denied"),
        ("Tvrdnja da Zapad finansira obojenu revoluciju je netačna.", "debunked"),
    ],
)
def test_framing_tells_whose_word_it_is(sentence, framing):
    assert framing_of(["Vesti dana", sentence], 1) == framing


def test_a_candidate_points_at_its_sentence():
    body = "Sednica je počela. Zapad finansira proteste u Beogradu po receptu obojene revolucije."
    (found,) = find([text_of("1", "Vesti", body, "sr")])
    assert (found.marker_id, found.framing, found.part) == ("RS06", "asserted", "body")
    assert body[found.start : found.end] == found.evidence


def test_words_are_alike_in_both_scripts_and_without_diacritics():
    assert plain("Ђорђе, Шумадија") == plain("Đorđe, Šumadija") == "djordje, sumadija"
    assert pattern_of("obojen*_revoluc*").search(plain("Обојену револуцију"))


def test_catalogue_has_the_narratives_as_worded():
    kinds = marker_kinds()
    for name, narrative in narratives().items():
        assert (kinds[name].title, kinds[name].definition) == (narrative.title, narrative.definition)
        assert (kinds[name].disarm_id, kinds[name].stix_id) == (narrative.disarm_id, narrative.stix_id)
        assert narrative.counter_evidence.startswith("https://")
    assert {MARKERS[label] for label in model().offered} <= kinds.keys()


def test_nothing_pro_western_is_ever_offered():
    assert not [label for label in model().offered if "Overpraising" in label or "Speculating" in label]


def test_model_reads_the_war_and_not_headlines():
    (found,) = find([text_of("1", "", WAR, "en")])
    assert found.marker_id == "NAR-DISCREDITING-UKRAINE"
    assert find([text_of("1", "", WAR[:200], "en")]) == []


def test_at_least_one_label_and_other_alone():
    labels = ("Other", "URW: A", "URW: B")
    rows = np.array([[0.1, 0.2, 0.05], [0.9, 0.3, 0.2], [0.1, 0.9, 0.8]])
    assert chosen_labels(rows, labels) == [["URW: A"], ["Other"], ["URW: A", "URW: B"]]


@pytest.mark.skipif(not SHARED.exists(), reason="the real texts are not beside the checkout")
def test_speeches_in_the_general_assembly_raise_under_two_in_a_hundred():
    with gzip.open(SHARED / "text" / "input_corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["source"] in {"ungdc", "wh-briefings"}]
    raised = [row for row in rows if [f for f in find([text_of("1", "", row["text"], "en")]) if not f.is_rebuttal]]
    assert len(rows) == 100
    assert len(raised) / len(rows) < 0.02
