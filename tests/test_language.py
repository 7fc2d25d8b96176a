"""Which language a text is in: letters first, then the detector, and the source where both say little."""

import pytest

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
