"""Whether the level has changed: by the model, by a plain test of counts beside it, and what could have been seen.

The model compares a week with its weeks t-39 to t-13. It takes each domain for itself, so it is slow where evidence is
thin. The plain test looks for a shift that all domains share: in each the log-odds of a west-leaning act in the last 13
weeks against the 39 before, put together by precision; a week's counts are discounted for what weeks scatter more than
independent acts would.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, ndtri

from reports.trajectory.evidence import Array, Counts
from reports.trajectory.settings import Change
from reports.trajectory.tagger import Tagger

LEAST_ACTS = 8
MOST_SCATTER = 0.5


@dataclass(frozen=True)
class Shift:
    """A change by the model, in log-odds, and the chances that the level lies above or below that of earlier weeks."""

    mean: float
    sd: float
    p_up: float
    p_down: float


def shift_of(courses: Array, week: int, change: Change) -> Shift | None:
    """Compare a week with its weeks t-far to t-near; None where the courses [draw, week] do not reach back so far."""
    if week < change.far:
        return None
    difference = courses[:, week] - courses[:, week - change.far : week - change.near + 1].mean(1)
    up, down = difference > change.shift, difference < -change.shift
    return Shift(float(difference.mean()), float(difference.std()), float(up.mean()), float(down.mean()))


@dataclass(frozen=True)
class PlainTest:
    """The plain test: the shift of tagged log-odds that all domains share, and its standard error."""

    shift: float
    error: float

    @property
    def z(self) -> float:
        """The shift in standard errors."""
        return self.shift / self.error


Window = tuple[Array, Array]


def plain_test(domains: Mapping[str, Counts], week: int, change: Change) -> PlainTest | None:
    """Test a week; None where no domain has acts in both windows."""
    windows = {domain: _windows(counts, week, change) for domain, counts in domains.items()}
    scatter = _scatter([window for pair in windows.values() for window in pair])
    weighted, precision = 0.0, 0.0
    for pair in windows.values():
        (west, acts), (west_now, acts_now) = (_discounted(window, scatter) for window in pair)
        if acts and acts_now:
            shift = _log_odds(west_now, acts_now) - _log_odds(west, acts)
            own_precision = 1 / (_variance(west, acts) + _variance(west_now, acts_now))
            weighted, precision = weighted + shift * own_precision, precision + own_precision
    return PlainTest(weighted / precision, precision**-0.5) if precision else None


def is_alarm(shift: Shift | None, test: PlainTest | None, change: Change) -> bool:
    """Tell whether a change is to be announced: the model is sure of it, or the plain test is."""
    by_model = shift is not None and max(shift.p_up, shift.p_down) > change.alarm
    return by_model or (test is not None and abs(test.z) > change.critical)


def visible_shift(
    test: PlainTest | None, domains: Mapping[str, Counts], levels: Mapping[str, Array], tagger: Tagger, change: Change
) -> float | None:
    """Return the shift of all domains, in log-odds, that the plain test would find with the declared power.

    A true shift shows in tagged counts by a part only: the tagger's errors hide the rest.
    """
    if test is None:
        return None
    shown, acts = 0.0, 0.0
    for domain, counts in domains.items():
        number = counts.table[-change.recent - change.before :].sum(0)
        slopes = [_slope(kind.source, kind.group, float(levels[domain][-1]), tagger) for kind in counts.kinds]
        shown, acts = shown + float(number @ np.array(slopes)) if slopes else shown, acts + float(number.sum())
    return float((change.critical + ndtri(change.power)) * test.error / (shown / acts))


def _slope(source: str, language: str, level: float, tagger: Tagger) -> float:
    """Return how much the tagged log-odds move when the level moves by one."""
    if source != "event":
        return 1.0
    if_east, if_west = (float(chances.mean()) for chances in tagger.chances(language))
    west = float(expit(level))
    tagged = if_east + (if_west - if_east) * west
    return (if_west - if_east) * west * (1 - west) / (tagged * (1 - tagged))


def _windows(counts: Counts, week: int, change: Change) -> tuple[Window, Window]:
    west, acts = counts.directional
    now = slice(max(week + 1 - change.recent, 0), week + 1)
    before = slice(max(week + 1 - change.recent - change.before, 0), max(week + 1 - change.recent, 0))
    return (west[before], acts[before]), (west[now], acts[now])


def _discounted(window: Window, scatter: float) -> tuple[float, float]:
    west, acts = window
    factor = 1 / (1 + np.maximum(acts - 1, 0) * scatter)
    return float((west * factor).sum()), float((acts * factor).sum())


def _log_odds(west: float, acts: float) -> float:
    return float(np.log((west + 0.5) / (acts - west + 0.5)))


def _variance(west: float, acts: float) -> float:
    return 1 / (west + 0.5) + 1 / (acts - west + 0.5)


def _scatter(windows: list[Window]) -> float:
    """Return the correlation of acts of one week, by moments over all windows that have enough acts of both kinds."""
    excess, scale = 0.0, 0.0
    for west, acts in windows:
        total = acts.sum()
        share = west.sum() / max(total, 1)
        if total < LEAST_ACTS or share in {0, 1}:
            continue
        pairs = acts * (acts - 1)
        residual = ((west - acts * share) ** 2).sum() / (share * (1 - share)) * total / (total - 1)
        excess += residual - (total - (acts**2).sum() / total)
        scale += pairs.sum() - 2 * (acts * pairs).sum() / total + (acts**2).sum() * pairs.sum() / total**2
    return float(np.clip(excess / scale, 0, MOST_SCATTER)) if scale > 0 else 0.0
