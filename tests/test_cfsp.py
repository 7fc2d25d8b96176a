"""Alignment with EU foreign policy: what is read of statements and articles, and what the warehouse makes of it."""

import tomllib
from pathlib import Path

import pytest

from nlp.cfsp.read import read_alignment
from nlp.cfsp.record import Reading, Unread
from nlp.cfsp.textfile import parse_text

TEXTS = Path(__file__).parent / "cfsp"
EXPECTED = tomllib.loads((TEXTS / "expected.toml").read_text(encoding="utf-8"))


def read(name):
    text = parse_text((TEXTS / f"{name}.txt").read_text(encoding="utf-8"), name)
    return read_alignment(text.text, title=text.title, stated_on=text.stated_on)


def test_every_text_has_its_reading():
    assert {path.stem for path in TEXTS.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", [name for name in EXPECTED if "form" in EXPECTED[name]])
def test_decisions_and_countries_are_those_of_the_text(name):
    reading = read(name)
    assert isinstance(reading, Reading), reading
    assert reading.form == EXPECTED[name]["form"]
    found = [
        (
            one.number,
            one.decided_on,
            one.regime,
            set(one.aligned),
            {"SRB": "SRB" in one.aligned},
            "SRB" in one.not_aligned,
        )
        for one in reading.measures
    ]
    wanted = [
        (
            one.get("number"),
            one.get("on"),
            one["regime"],
            set(one["aligned"].split()),
            {"SRB": one["serbia"]},
            not one["serbia"],
        )
        for one in EXPECTED[name]["decisions"]
    ]
    assert found == wanted
    assert [one.act for one in reading.measures] == [one.get("act", "decision") for one in EXPECTED[name]["decisions"]]


@pytest.mark.parametrize("name", [name for name in EXPECTED if "reason" in EXPECTED[name]])
def test_what_is_not_said_is_not_guessed(name):
    reading = read(name)
    assert isinstance(reading, Unread), reading
    assert reading.reason == EXPECTED[name]["reason"]
    assert reading.detail
