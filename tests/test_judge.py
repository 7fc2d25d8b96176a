"""Rules and encoder together: what each says, how they are weighed, and that nothing depends on the company kept."""

import json

import numpy as np
import pytest

from nlp.annotate import prepare, signals_of_sentence
from nlp.encoder.decision import FEATURES, Decision, features, pairs
from nlp.encoder.gate import gate
from nlp.encoder.inputs import encoder_input
from nlp.encoder.judge import BY_ENCODER, Judge, Sentence
from nlp.encoder.model import FOLDER, Opinion, encoder
from nlp.encoder.tokens import Pieces
from nlp.pipeline import build
from nlp.script import to_cyrillic

REFUSAL = "Srbija neće uvesti sankcije Rusiji, poručio je predsednik Vučić."
MEETING = "Predsednik Srbije sastao se u Berlinu sa nemačkim kancelarom."
WEATHER = "Sutra će u većem delu zemlje biti sunčano i toplo."
PAIRS = pairs()


def opinion(**odds):
    """Return an opinion with these log-odds by `domain_direction`; all else is very unlikely."""
    numbers = [odds.get("_".join(pair), -9.0) for pair in PAIRS]
    stages, actors = np.log(np.full(5, 0.2)), np.log(np.full(4, 0.25))
    return Opinion(np.array(numbers, np.float32), -9.0, stages.astype(np.float32), actors.astype(np.float32))


def sentence(text, language="sr"):
    nlp = build(language)
    doc = nlp(prepare(text, language=language, part="body", context="", day=None))
    (found,) = nlp.get_pipe("azimuth_signals").readings(doc)
    return Sentence(found[1], encoder_input(text, language, found[1].mentions))


def judged(text, given):
    rules = build("sr").get_pipe("azimuth_signals").rules
    ((*findings,),) = Judge(rules, lambda inputs: [given] * len(inputs)).findings([sentence(text)])
    return {(finding.domain, finding.direction): finding for finding in findings}


def test_a_rule_alone_is_not_enough_against_a_sure_encoder():
    assert ("sanctions", "east") in judged(REFUSAL, opinion(sanctions_east=0.0))
    assert not judged(REFUSAL, opinion())


def test_a_sure_encoder_needs_no_rule_and_says_so():
    found = judged(MEETING, opinion(energy_west=5.0))
    assert found["energy", "west"].rule == BY_ENCODER
    assert found["energy", "west"].partner == ("DE",)


def test_one_direction_a_domain():
    found = judged(MEETING, opinion(diplomacy_west=4.0, diplomacy_east=3.0))
    assert [pair for pair in found if pair[0] == "diplomacy"] == [("diplomacy", "west")]


def test_a_rule_makes_its_signal_likelier():
    with_rule = judged(REFUSAL, opinion(sanctions_east=1.0))["sanctions", "east"].probability
    decided = Decision(tuple(1.0 if name == "pair" else 0.0 for name in FEATURES), 0.0, 0.5, 0.0, 0.0)
    alone = decided.probabilities(opinion(sanctions_east=1.0), [])[PAIRS.index(("sanctions", "east"))]
    assert alone == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert with_rule > alone


def test_features_are_one_row_a_pair():
    table = features(opinion(energy_west=2.0).pairs.astype(float), [])
    assert table.shape == (len(PAIRS), len(FEATURES))
    row = dict(zip(FEATURES, table[PAIRS.index(("energy", "east"))], strict=True))
    assert (row["pair"], row["domain"], row["any"], row["east"], row["west"]) == (-9.0, 2.0, 2.0, 1.0, 0.0)


def test_opinions_do_not_depend_on_the_company():
    inputs = [sentence(text).encoded for text in (REFUSAL, MEETING)]
    first, second = encoder().opinions(inputs)
    assert np.array_equal(encoder().opinions(inputs[::-1])[1].pairs, first.pairs)
    assert np.array_equal(encoder().opinions(inputs[1:])[0].pairs, second.pairs)


def test_scripts_are_read_alike():
    assert sentence(REFUSAL).encoded == sentence(to_cyrillic(REFUSAL)).encoded


def test_hint_names_partners_once():
    assert sentence(REFUSAL).encoded.hint == "RS state serbia; RU state east; RS person serbia"


def test_long_text_is_cut_and_empty_hint_left_out():
    pieces: Pieces = encoder().pieces
    numbers = pieces.numbers(encoder_input("riječ " * 500, "sr", []))
    assert len(numbers) == 113
    assert numbers[-2:] == [pieces.end, pieces.end]


@pytest.mark.parametrize("text", [REFUSAL, MEETING])
def test_what_everyone_would_call_a_signal(text):
    assert [signal["probability"] > 0.5 for signal in signals_of_sentence({"text": text, "lang": "sr-Latn"})] == [True]


def test_ordinary_text_has_none():
    assert not list(signals_of_sentence({"text": WEATHER, "lang": "sr-Latn"}))


def test_gate_lets_signals_through():
    read = {text: sentence(text).reading for text in (REFUSAL, MEETING)}
    for reading in read.values():
        assert gate().passes(reading)


def test_gate_keeps_what_the_full_path_finds():
    stored = json.loads((FOLDER / "gate.json").read_text(encoding="utf-8"))
    assert stored["recall"] >= 0.99
    assert stored["pass"] < 0.5
    assert stored["sentences"] > 5000
