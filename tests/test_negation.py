"""What a negator denies, in three languages, and what it leaves alone."""

import pytest

from nlp.codebook import load
from nlp.cues import CueBook, Item
from nlp.negation import denied_hits
from nlp.script import fold

BOOKS = {language: CueBook(load().cues(language)) for language in ("sr", "en", "ru")}


def names_denied(text, language):
    words = text.replace(",", " ,").replace(".", " .").split()
    book = BOOKS[language]
    items = [Item(book.word((fold(word),), ()), at, at + 1) for at, word in enumerate(words)]
    hits = book.find(items)
    return {hit.name for hit in denied_hits(items, hits)}, {hit.name for hit in hits}


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("Srbija neće uvesti sankcije", "sr", "sanctions.join"),
        ("Србија неће увести санкције", "sr", "sanctions.join"),
        ("Srbija nece uvesti sankcije", "sr", "sanctions.join"),
        ("Srbija nije uvela sankcije", "sr", "sanctions.join"),
        ("Serbia will not impose sanctions", "en", "sanctions.join"),
        ("Serbia has never joined the sanctions", "en", "sanctions.join"),
        ("Сербия не будет вводить санкции", "ru", "sanctions.join"),
    ],
)
def test_negator_denies_the_act(text, language, cue):
    assert cue in names_denied(text, language)[0]


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("Srbija nije članica, uvela je sankcije", "sr", "sanctions.join"),
        ("Ne samo da je uvela sankcije", "sr", "sanctions.join"),
        ("Srbija ne isključuje da uvede sankcije", "sr", "sanctions.join"),
        ("Srbija je uvela sankcije", "sr", "sanctions.join"),
        ("Serbia did not wait, it joined the sanctions", "en", "sanctions.join"),
        ("Serbia did not rule out joining sanctions", "en", "sanctions.join"),
        ("Serbia joined the sanctions", "en", "sanctions.join"),
        ("Сербия не исключает присоединения к санкциям", "ru", "sanctions.join"),
    ],
)
def test_negation_ends_with_the_clause_and_can_be_taken_back(text, language, cue):
    denied, found = names_denied(text, language)
    assert cue in found
    assert cue not in denied
