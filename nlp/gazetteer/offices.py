"""Who held an office on a day."""

from datetime import date

from nlp.gazetteer.actor import Actor


def holder(office_id: str, on: date) -> Actor | None:
    """Return who held the office on a day, or None where the gazetteer does not know."""
    raise NotImplementedError
