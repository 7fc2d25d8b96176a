"""What was read of a text: decisions and who aligned with each, or the reason why it cannot be said."""

from dataclasses import dataclass
from datetime import date

REASONS = {
    "no-aligning-sentence": "no sentence says who aligns",
    "no-decision": "no decision is named that the aligning sentence can mean",
    "no-countries": "the aligning sentence names no country",
    "unknown-country": "the aligning sentence names something that is no known country",
    "unnamed-countries": "the aligning sentence says 'all' or 'other' without naming the countries",
    "unclear-polarity": "it is not told whether Serbia aligned with a decision, or it is told both ways",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A text of which nothing was taken: a reason of `REASONS`, and the words that it is about."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A decision, and which countries did and did not align with it (ISO 3166 alpha-3).

    `number` is `2022/265`, None for a declaration without a decision; `printed` is the number as the text has it;
    `corrections` says what was put right (nlp.cfsp.number); `sentence` is the one that says who aligned.
    """

    number: str | None
    printed: str | None
    act: str  # decision, implementing decision, common position, declaration
    decided_on: date | None
    regime: str | None
    base_acts: tuple[str, ...]
    aligned: frozenset[str]
    not_aligned: frozenset[str]
    sentence: str
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The measures of a text; `form` is `statement` (whoever was invited and is not named did not align) or `press`."""

    form: str
    language: str
    measures: tuple[Measure, ...]
