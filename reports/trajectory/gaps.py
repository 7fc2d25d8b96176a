"""Weeks in which a source brought too little, and the figures that must not be given then.

A source that fails takes its acts out of the counts. What its absence touches is withheld: a figure that merely has
fewer acts behind it would look like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from reports.trajectory.evidence import Item
from reports.trajectory.settings import Coverage


@dataclass(frozen=True)
class Gap:
    """A source in a week, in which it brought less than the declared share of its normal week."""

    source: str
    week: int
    documents: int
    normal: float

    @property
    def share(self) -> float:
        """What it brought, as a share of its normal week."""
        return self.documents / self.normal


def find_gaps(documents: Mapping[str, Mapping[int, int]], weeks: int, coverage: Coverage) -> list[Gap]:
    """Return the gaps of weeks 0 to `weeks` - 1; from its first week on a source is expected in every week."""
    gaps = []
    for source, by_week in sorted(documents.items()):
        first = min(by_week)
        for week in range(max(0, first), weeks):
            past = [by_week.get(at, 0) for at in range(max(first, week - coverage.normal_weeks), week)]
            normal = median(past) if len(past) >= coverage.least_weeks else 0
            if by_week.get(week, 0) < coverage.share * normal:
                gaps.append(Gap(source, week, by_week.get(week, 0), normal))
    return gaps


def lost_share(items: Sequence[Item], gaps: Sequence[Gap], week: int, coverage: Coverage) -> float:
    """Return the share of a domain's earlier evidence, by weight, that only sources missing in this week brought."""
    missing = {gap.source for gap in gaps if gap.week == week}
    if not missing:
        return 0.0
    past = [item for item in items if week - coverage.memory <= item.week < week]
    lost = sum(item.kind.weight for item in past if item.sources and set(item.sources) <= missing)
    return lost / sum(item.kind.weight for item in past) if past else 0.0


def withheld_reason(gaps: Sequence[Gap], week: int, lost: float) -> str:
    """Return in words why a figure of a week is not given."""
    parts = [f"{gap.source} brought {gap.share:.0%} of its normal week" for gap in gaps if gap.week == week]
    return f"{'; '.join(parts)}; {lost:.0%} of the evidence came from there alone"
