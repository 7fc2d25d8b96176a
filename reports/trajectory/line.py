"""The composite drawn otherwise: words and deeds, equal weights, without one domain, without one source."""

from collections.abc import Collection, Iterator, Sequence

from reports.trajectory.composite import Composite, points
from reports.trajectory.fit import Fit, refit, with_equal_weights, without_domain
from reports.trajectory.result import Row

WORDS = {"stance", "plan"}
# A line shows the last year; what lies before moves hardly with a new week.
SHOWN = 53


def lines(fit: Fit) -> Iterator[tuple[str, str, Composite]]:
    """Yield every line's kind, what is named or left out by it, and its composite."""
    yield "words", "", refit(fit, lambda item: item.stage in WORDS)
    yield "deeds", "", refit(fit, lambda item: item.stage not in WORDS)
    yield "equal_weights", "", with_equal_weights(fit)
    for domain in fit.domains:
        yield "without_domain", domain, without_domain(fit, domain)
    for source in _irreplaceable(fit):
        # An act that others reported as well stays known without the source.
        yield "without_source", source, refit(fit, lambda item, source=source: item.sources != (source,))  # type: ignore[misc]


def _irreplaceable(fit: Fit) -> list[str]:
    """Return the sources that some item rests on alone."""
    alone = {item.sources for items in fit.items.values() for item in items if len(item.sources) == 1}
    return sorted(source for (source,) in alone)


def line_rows(fit: Fit, weeks: Sequence[str], withheld: Collection[str]) -> list[Row]:
    """Return the rows of all lines over the last year; where the composite is withheld they are as well."""
    rows = []
    for line, name, index in lines(fit):
        levels = {"level": index.mean, "low_90": index.bands[-2], "high_90": index.bands[-1]}
        for week in range(max(0, len(weeks) - SHOWN), len(weeks)):
            is_given = weeks[week] not in withheld
            values = {key: float(points(series[week])) if is_given else None for key, series in levels.items()}
            rows.append({"line": line, "name": name, "week": weeks[week]} | values)
    return rows
