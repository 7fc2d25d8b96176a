"""From a document to its annotated row (docs/stages.md), and from a labelled sentence to its signals."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from spacy.tokens import Doc

from nlp.actdate.component import happened
from nlp.encoder.model import Opinion
from nlp.language import identify
from nlp.pipeline import build, supports, version

Row = dict[str, Any]
WRITTEN_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|1\d|2[0-8]))?)?")
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNSUPPORTED = "unsupported-language"


def annotate_document(document: Row) -> Row:
    """Return the annotated row of a document; other languages: sentences only."""
    language = document["language"]
    row: Row = {"document_id": document["document_id"], "pipeline": language, "pipeline_version": version()}
    row |= {"sentences": [], "signals": []}
    if not supports(language):
        row["pipeline"] = UNSUPPORTED
        language = "en"
    context = f"{document['title'] or ''} {(document['text'] or '')[:400]}"
    day = date.fromisoformat(document["published_on"]) if document["published_on"] else None
    for part, text in (("title", document["title"]), ("body", document["text"])):
        if text:
            doc = run(text, language=language, part=part, context=context, day=day)
            _add(row, doc, part, keep_signals=row["pipeline"] != UNSUPPORTED)
    return row


def prepare(text: str, *, language: str, part: str, context: str, day: date | None) -> Doc:
    """Return a text as a document that knows what the components ask for."""
    doc = build(language).make_doc(text)
    doc._.part, doc._.context, doc._.published_on = part, context, day
    return doc


def run(text: str, *, language: str, part: str, context: str, day: date | None) -> Doc:
    """Return a text as a document with its signals."""
    return build(language)(prepare(text, language=language, part=part, context=context, day=day))


def _add(row: Row, doc: Doc, part: str, *, keep_signals: bool) -> None:
    first = len(row["sentences"]) if part == "title" else max(1, len(row["sentences"]))
    for number, sentence in enumerate(doc.sents if part == "body" else [doc[:]], first):
        row["sentences"].append(
            {
                "sentence_no": number,
                "part": part,
                "start": sentence.start_char,
                "end": sentence.end_char,
                "text": sentence.text,
            }
        )
    if keep_signals:
        for span in doc.spans["signals"]:
            number = 0 if part == "title" else first + _sentence_of(doc, span.start)
            row["signals"].append(_signal_row(row["document_id"], number, span))


def _sentence_of(doc: Doc, token: int) -> int:
    return sum(1 for sentence in doc.sents if sentence.end <= token)


def _signal_row(document_id: str, number: int, span: Any) -> Row:
    signal = span._.signal
    key = f"{document_id}\n{number}\n{signal.domain}\n{signal.direction}"
    return {
        "signal_id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "sentence_no": number,
        "domain": signal.domain,
        "direction": signal.direction,
        "partner": list(signal.partner),
        "actor": signal.actor,
        "stage": signal.stage,
        "reversal": signal.reversal,
        "start": span.start_char,
        "end": span.end_char,
        "evidence": span.text,
        "rule": signal.rule,
        "probability": signal.probability,
        "is_negated": signal.is_negated,
        "speaker": signal.speaker,
        **happened(span, span.doc._.published_on),
    }


def signals_of_sentence(sentence: Row, opinion: Opinion | None = None) -> Iterator[Row]:
    """Yield the signals of a row with `text`, `lang` (`sr-Cyrl`), `date`, and `unit` and `context` where known.

    A signal has the codebook's fields, and the rule that gave it; one for each domain and direction. An `opinion` of
    an encoder that was not trained on the row stands in for that of the encoder that comes with Azimuth.
    """
    language = sentence["lang"].partition("-")[0] if sentence.get("lang") else identify(sentence["text"])[0]
    if not supports(language):
        return
    with _judging_by(language, opinion):
        doc = run(
            sentence["text"],
            language=language,
            part=sentence.get("unit") or "body",
            context=sentence.get("context") or "",
            day=day_of(sentence.get("date")),
        )
    seen = set()
    for span in doc.spans["signals"]:
        signal = span._.signal
        if (signal.domain, signal.direction) not in seen:
            seen.add((signal.domain, signal.direction))
            yield {
                "domain": signal.domain,
                "direction": signal.direction,
                "partner": list(signal.partner),
                "actor": signal.actor,
                "stage": signal.stage,
                "reversal": signal.reversal,
                "rule": signal.rule,
                "evidence": span.text,
                "probability": signal.probability,
                **happened(span, _whole_day(sentence.get("date"))),
            }


@contextmanager
def _judging_by(language: str, opinion: Opinion | None) -> Iterator[None]:
    """Let an opinion stand in for the encoder; without one nothing changes."""
    finder: Any = build(language).get_pipe("azimuth_signals")
    judge = finder.judge
    judge.opinions = None if opinion is None else lambda inputs: [opinion] * len(inputs)
    try:
        yield
    finally:
        judge.opinions = None


def day_of(written: str | None) -> date | None:
    """Return the day of `2025`, `2025-11` or `2025-11-05`, the first that it may mean; None where it is no date.

    Only office-holders are looked up with it, so the last days of a month may stand for the first.
    """
    match = WRITTEN_DAY.match(written or "")
    if match is None:
        return None
    year, month, day = match.groups(default="1")
    return date(int(year), int(month), int(day))


def _whole_day(written: str | None) -> date | None:
    """Return the day of `2025-11-05`; None where only the month or the year is written."""
    return day_of(written) if WHOLE_DAY.match(written or "") else None
