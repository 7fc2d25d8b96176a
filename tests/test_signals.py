"""The signal component: evidence in the original text, one signal a cell and sentence, a pipeline that round-trips."""

import pytest
import spacy

from nlp.annotate import run
from nlp.errors import BadInput
from nlp.explain import explain
from nlp.pipeline import build, version
from nlp.script import to_cyrillic
from nlp.signals import Signal

REFUSAL = "Srbija neće uvesti sankcije Rusiji, poručio je predsednik Vučić."


def tag(text, language="sr", part="body", context=""):
    return run(text, language=language, part=part, context=context, day=None)


@pytest.mark.parametrize("text", [REFUSAL, to_cyrillic(REFUSAL)])
def test_signal_says_what_was_found_and_where(text):
    doc = tag(text)
    (span,) = doc.spans["signals"]
    signal = span._.signal
    assert isinstance(signal, Signal)
    assert (signal.domain, signal.direction, signal.actor, signal.stage) == ("sanctions", "east", "serbia", "stance")
    assert signal.is_negated
    assert signal.rule.startswith("sanctions.")
    assert 0.9 < signal.probability < 1
    assert text[span.start_char : span.end_char] == span.text


@pytest.mark.parametrize("language", ["sr", "hr", "bs", "en", "ru"])
def test_pipeline_is_one_list_for_every_language(language):
    assert build(language).pipe_names == [
        "azimuth_diacritics",
        "azimuth_sentences",
        "azimuth_lemmatizer",
        "azimuth_gazetteer",
        "azimuth_signals",
    ]


def test_language_without_pipeline_is_named():
    with pytest.raises(BadInput, match="no pipeline for the language 'de'"):
        build("de")


@pytest.mark.parametrize("language", ["sr", "en", "ru"])
def test_pipeline_round_trips_through_a_folder(language, tmp_path):
    build(language).to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    texts = {"sr": REFUSAL, "en": "Serbia will not impose sanctions on Russia.", "ru": "Вучич встретился с Путиным."}
    here, there = build(language)(texts[language]), loaded(texts[language])
    assert [span._.signal for span in there.spans["signals"]] == [span._.signal for span in here.spans["signals"]]
    assert here.spans["signals"]


def test_at_most_one_signal_for_a_cell_in_a_sentence():
    text = "Vučić se sastao sa Putinom, a Vučić se sastao i sa Lavrovom i razgovarao sa Lavrovom."
    doc = tag(text)
    cells = [(span._.signal.domain, span._.signal.direction) for span in doc.spans["signals"]]
    assert len(cells) == len(set(cells))


def test_headline_is_one_sentence():
    spans = tag("Vučić sa Makronom. Srbija i Francuska prijatelji.", part="title").spans["signals"]
    assert len(spans) <= 1


def test_empty_text_has_no_signals():
    assert list(tag("").spans["signals"]) == []


def test_explain_shows_actors_rule_and_why_not():
    met, rain = explain("Vucic met Macron in Paris. It rained in Lyon.", language="en", day=None)
    assert met["signals"][0]["rule"].startswith("diplomacy.")
    assert {actor["side"] for actor in met["actors"]} >= {"serbia", "partner"}
    assert rain["signals"] == []
    assert rain["why_none"]


def test_version_is_stable_and_names_the_code():
    assert version() == version()
    assert "+" in version()


def test_two_domains_with_one_evidence_stay_two():
    doc = build("en")(
        "The Premier proposed to Serbia to make good use of the free trade agreement with China, and to work "
        "together on artificial intelligence and on border security."
    )
    keys = [(span._.signal.domain, span._.signal.direction) for span in doc.spans["signals"]]
    assert len(keys) == len(set(keys))
    assert [span.label_ for span in doc.spans["signals"]] == ["/".join(key) for key in keys]
