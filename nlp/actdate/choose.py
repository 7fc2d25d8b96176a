"""Which date of a sentence is that of the act: the nearest to the evidence, in no clause about something else."""

import re
from dataclasses import dataclass
from datetime import date

from nlp.actdate.calendar import Period
from nlp.actdate.find import Written, written_dates
from nlp.actdate.forms import Forms, forms
from nlp.actdate.resolve import FUTURE, OPEN, PAST, resolve
from nlp.script import fold

DOCUMENT = "document"
CLAUSE_END = re.compile(r"[,;:!?]| [-–—] |[\"“”„»«]")
# What a clause's end costs, in letters: a date beyond one is farther than any word of the same clause.
BREAK_COST = 60
BEFORE_ATTRIBUTE = 18


@dataclass(frozen=True, slots=True)
class Sentence:
    """A folded sentence: where its evidence stands, and the starts of its clauses."""

    text: str
    first: int
    last: int
    clauses: tuple[int, ...]
    forms: Forms

    def clause(self, at: int) -> tuple[int, int]:
        """Return the start and end of the clause that holds a place."""
        start = max(begin for begin in self.clauses if begin <= at)
        return start, min((begin for begin in self.clauses if begin > at), default=len(self.text))

    def has_evidence_in(self, start: int, end: int) -> bool:
        """Tell whether the evidence reaches into a stretch."""
        return self.first < end and start < self.last


def act_date(
    text: str, *, start: int, end: int, language: str, day: date | None, is_title: bool = False
) -> Period | None:
    """Return when the act with the evidence `text[start:end]` happened, or the document's day, precision `document`.

    `language` is `sr`, `en` or `ru`. None where neither the sentence nor the document tells.
    """
    sentence = _read(text, start, end, forms(language))
    told = []
    for written in written_dates(sentence.text, sentence.forms):
        if not _is_of_another_act(written, sentence):
            period = resolve(written, day, _tense(written, sentence, is_title=is_title))
            if period is not None:
                told.append((_distance(written, sentence), period))
    if told:
        return min(told)[1]
    return Period(day, DOCUMENT) if day else None


def _read(text: str, start: int, end: int, known: Forms) -> Sentence:
    folded = fold(text)
    starts = {match.end() for match in CLAUSE_END.finditer(folded)}
    starts |= {match.start() for name in ("relative", "breaks") for match in known.words[name].finditer(folded)}
    return Sentence(folded, len(fold(text[:start])), len(fold(text[:end])), (0, *sorted(starts - {0})), known)


def _is_of_another_act(written: Written, sentence: Sentence) -> bool:
    words = sentence.forms.words
    begin, end = sentence.clause(written.start)
    before = sentence.text[begin : written.start].strip()
    whole = sentence.text[: written.start].rstrip()
    if any(match.end() == len(whole) for match in words["adjacent"].finditer(whole)):
        return True
    if words["relative"].match(before) and not sentence.has_evidence_in(begin, end):
        return True
    # "Refused after the events of 2014": what stands behind the evidence may lead to another act's date.
    behind = sentence.text[max(begin, min(sentence.last, written.start)) : written.start]
    return bool(words["background"].search(behind)) or _follows_attribute(before, begin, sentence)


def _follows_attribute(before: str, begin: int, sentence: Sentence) -> bool:
    """Tell whether the date belongs to a participle of a noun: `the agreement signed in 2013`."""
    for match in sentence.forms.words["attributive"].finditer(before):
        at = begin + match.start()
        behind = before[: match.start()].split()[-2:]
        is_verb = any(sentence.forms.words["auxiliary"].fullmatch(word) for word in behind) or (
            begin == 0 and not behind
        )
        is_near = len(before) - match.end() <= BEFORE_ATTRIBUTE
        if is_near and not is_verb and not sentence.has_evidence_in(at, begin + match.end()):
            return True
    return False


def _tense(written: Written, sentence: Sentence, *, is_title: bool) -> int:
    for start, end in (sentence.clause(written.start), (0, len(sentence.text))):
        ahead = _gaps("future", written, sentence, start, end)
        gone = _gaps("past", written, sentence, start, end)
        if ahead and (not gone or min(ahead) <= min(gone)):
            return FUTURE
        if gone:
            return PAST
    # Headlines announce in the present tense: "Vučić meets Xi on Tuesday".
    if "weekday" in written.parts:
        return FUTURE if is_title else PAST
    return OPEN


def _gaps(name: str, written: Written, sentence: Sentence, start: int, end: int) -> list[int]:
    """Return how far words of a tense stand from the date, in letters; the date's own words do not count."""
    matches = sentence.forms.words[name].finditer(sentence.text, start, end)
    gaps = [max(written.start - match.end(), match.start() - written.end) for match in matches]
    return [gap for gap in gaps if gap >= 0]


def _distance(written: Written, sentence: Sentence) -> int:
    first, last = sorted((written.start, sentence.first))
    crossed = sum(1 for begin in sentence.clauses if first < begin <= last)
    gap = max(written.start - sentence.last, sentence.first - written.end, 0)
    return gap + BREAK_COST * crossed
