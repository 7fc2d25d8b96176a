"""The ledger of promises: what opens one, what repeats, keeps, breaks it, and when it lapses."""

from datetime import date

import pytest

from reports.promises.ledger import keep_ledger

MATTER = {"word:naftovo": 6.0, "place:szeged": 7.0, "word:gradnja": 4.0, "person:vucic": 2.5, "word:reci": 1.0}
OTHER = {"word:izlozba": 7.0, "word:slikar": 8.0, "person:vucic": 2.5}


def event(name, day, stage, **values):
    row = {
        "event_id": name, "happened_on": date(2025, 1, 1).replace(month=day), "domain": "energy", "direction": "west",
        "partner": ["HU"], "actor": "serbia", "stage": stage, "reversal": False,
    }  # fmt: skip
    return row | values


def ledger(*events, matters=None, as_of=date(2025, 12, 31)):
    known = {each["event_id"]: MATTER for each in events} | (matters or {})
    return keep_ledger(events, known, as_of)


ENDS = {
    "a deed the same way keeps it": (event("b", 3, "done"), "kept"),
    "a deed the other way breaks it": (event("b", 3, "deal", direction="east"), "broken"),
    "a reversal the other way breaks it": (event("b", 3, "stance", direction="east", reversal=True), "broken"),
    "a word the other way does not": (event("b", 3, "stance", direction="east"), "open"),
    "a call is neither": (event("b", 3, "call", direction="east", reversal=True), "open"),
    "an analyst keeps no promise": (event("b", 3, "done", actor="domestic"), "open"),
    "another partner": (event("b", 3, "done", partner=["RU"]), "open"),
    "another domain": (event("b", 3, "done", domain="economy"), "open"),
    "the day it was said is too early": (event("b", 1, "done"), "open"),
}


@pytest.mark.parametrize(("later", "status"), ENDS.values(), ids=ENDS)
def test_how_a_promise_ends(later, status):
    promises, steps = ledger(event("a", 1, "plan"), later)
    first = promises[0]
    assert first["status"] == status
    assert (first["kept_event_id"], first["broken_event_id"]) == (
        "b" if status == "kept" else None, "b" if status == "broken" else None,
    )  # fmt: skip
    roles = [step["role"] for step in steps if step["promise_id"] == first["promise_id"]]
    assert roles == ["opened"] + [status] * (status != "open")


def test_a_matter_is_not_its_speaker():
    promises, _ = ledger(event("a", 1, "plan"), event("b", 3, "done"), matters={"b": OTHER})
    assert [promise["status"] for promise in promises] == ["open"]


def test_saying_it_again_is_one_promise_that_stands_longer():
    said = [event("a", 1, "stance"), event("b", 5, "stance"), event("c", 9, "stance")]
    promises, _ = ledger(*said, as_of=date(2025, 12, 31))
    assert [(row["said"], row["status"], row["age_days"]) for row in promises] == [(3, "open", 364)]


def test_a_promise_not_said_again_lapses():
    promises, _ = ledger(event("a", 1, "stance"), event("b", 9, "done"))
    assert [(row["status"], row["age_days"]) for row in promises] == [("lapsed", 180)]


OPENS = {
    "a plan of the partner": (event("a", 1, "plan", actor="partner"), 1),
    "a partner's praise": (event("a", 1, "stance", actor="partner"), 0),
    "a deed": (event("a", 1, "done"), 0),
    "a call": (event("a", 1, "call"), 0),
    "an analyst's plan": (event("a", 1, "plan", actor="domestic"), 0),
}


@pytest.mark.parametrize(("first", "count"), OPENS.values(), ids=OPENS)
def test_what_opens_a_promise(first, count):
    assert len(ledger(first)[0]) == count


def test_a_kept_promise_can_be_made_again():
    promises, _ = ledger(event("a", 1, "plan"), event("b", 2, "done"), event("c", 3, "plan"))
    assert [row["status"] for row in promises] == ["kept", "open"]
