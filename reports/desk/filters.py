"""The filters of a page, as its address says them: what is chosen, and the SQL condition for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from reports.desk.corrections import Row
from reports.desk.errors import BadRequest

# Filter to the condition on `evidence`; the value is a parameter of the same name.
CONDITIONS = {
    "domain": "domain = $domain",
    "direction": "direction = $direction",
    "partner": "list_contains(partner, $partner)",
    "actor": "actor = $actor",
    "stage": "stage = $stage",
    "source": "source = $source",
    "week": "week = $week",
}
# What of the evidence is shown: by default what the figures count.
REVIEW = {
    "counted": "is_counted",
    "unreviewed": "is_counted and verdict is null",
    "accepted": "verdict = 'accept'",
    "corrected": "verdict = 'correct'",
    "rejected": "verdict = 'reject'",
    "all": "true",
}
LONGEST = 300
MOST_PAGES = 10_000


@dataclass(frozen=True)
class Filters:
    """The choice of one page: filters by name, the words searched for, the review state, and the page number."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    review: str = "counted"
    page: int = 1

    @property
    def condition(self) -> str:
        """The SQL condition on `evidence`; made of the texts above alone, the values stay parameters."""
        return " and ".join([REVIEW[self.review], *(CONDITIONS[name] for name in self.chosen)])

    @property
    def values(self) -> Row:
        """The parameters of the condition."""
        return dict(self.chosen)

    def address(self, path: str, **changes: str | int | None) -> str:
        """Return the permalink of this choice's first page, some of it changed; None takes a filter away."""
        named = {**self.chosen, "q": self.words, "review": self.review} | changes
        kept = {name: value for name, value in named.items() if value and (name, value) not in _DEFAULTS}
        return f"{path}?{urlencode(kept)}" if kept else path


_DEFAULTS = {("page", 1), ("review", "counted")}


def read_filters(parameters: Mapping[str, str]) -> Filters:
    """Return the choice that an address names; what it does not know is left alone."""
    if any(len(value) > LONGEST for value in parameters.values()):
        raise BadRequest(f"an address's values have at most {LONGEST} characters")
    review = parameters.get("review") or "counted"
    if review not in REVIEW:
        raise BadRequest(f"review is one of {', '.join(REVIEW)}")
    page = parameters.get("page") or "1"
    if not (page.isascii() and page.isdecimal() and 1 <= int(page) <= MOST_PAGES):
        raise BadRequest(f"page is a number from 1 to {MOST_PAGES}")
    chosen = {name: parameters[name] for name in CONDITIONS if parameters.get(name)}
    return Filters(chosen, parameters.get("q", "").strip(), review, int(page))
