"""Read a text about alignment with the EU's foreign policy: the High Representative's statement, or the press on it."""

from datetime import date

from nlp.cfsp.press import read_press, speaks_of_serbia
from nlp.cfsp.record import Reading, Unread
from nlp.cfsp.sentence import Sentence, language_of, readable, sentences_of
from nlp.cfsp.statement import aligning_clause, read_statement
from nlp.cfsp.words import any_of
from nlp.script import fold

# A part of what is recorded with every reading: texts are read anew when it changes.
VERSION = "1"


def read_alignment(text: str, *, title: str = "", stated_on: date | None = None) -> Reading | Unread:
    """Read a text; `stated_on` is the day on which it was published, which settles years. Never guesses."""
    sentences = sentences_of(text)
    heading = readable(title).strip()
    head = Sentence(heading, fold(heading), frozenset())
    language = language_of(readable(text))
    about_serbia = [sentence for sentence in sentences if speaks_of_serbia(sentence)]
    is_statement = _is_statement(sentences) and (language == "en" or not about_serbia)
    if is_statement or not about_serbia:
        form, found = "statement", read_statement(head, sentences, stated_on)
    else:
        form, found = "press", read_press(head, sentences, stated_on)
    return found if isinstance(found, Unread) else Reading(form, language, found)


def _is_statement(sentences: list[Sentence]) -> bool:
    """Tell whether the text holds a statement's two fixed sentences: who aligns, and that they will conform."""
    has_anchor = any(aligning_clause(one) is not None and any_of("anchor").search(one.key) for one in sentences)
    return has_anchor and any(any_of("conform").search(one.key) for one in sentences)
