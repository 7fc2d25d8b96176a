"""The date of the act of a signal's span, as rows write it."""

from datetime import date
from typing import Any

from spacy.tokens import Span

from nlp.actdate.choose import act_date
from nlp.signals import CUE_LANGUAGES


def happened(span: Span, day: date | None) -> dict[str, Any]:
    """Return `happened_on` and `happened_precision` of a span of `doc.spans["signals"]`; `day` is the document's."""
    doc = span.doc
    is_title = doc._.part == "title"
    sentence = doc[:] if is_title else span.sent
    period = act_date(
        sentence.text,
        start=span.start_char - sentence.start_char,
        end=span.end_char - sentence.start_char,
        language=CUE_LANGUAGES[doc.lang_],
        day=day,
        is_title=is_title,
    )
    return {
        "happened_on": period.first.isoformat() if period else None,
        "happened_precision": period.precision if period else None,
    }
