"""One run of the index: from inputs to the rows of its tables. The same inputs, version and seed give the same bits."""

import hashlib
from collections import Counter

import numpy as np

from reports.trajectory.change import is_alarm, plain_test, shift_of, visible_shift
from reports.trajectory.composite import points
from reports.trajectory.evidence import Array, Item
from reports.trajectory.fit import ORDERS, Fit, fit_all
from reports.trajectory.gaps import Gap, find_gaps, lost_share, withheld_reason
from reports.trajectory.inputs import Inputs
from reports.trajectory.line import line_rows
from reports.trajectory.parts import domain_parts, point_factor
from reports.trajectory.result import BAND_NAMES, Result, Row
from reports.trajectory.settings import Counts, Settings, model_version
from reports.week import Week

NO_EVIDENCE = "no evidence"


class Run:
    """The fit of one week's knowledge, and the tables worked out from it."""

    def __init__(self, inputs: Inputs, last: Week, settings: Settings, sensitivity: Counts, seed: int) -> None:
        """Fit all domains."""
        self.inputs, self.settings, self.seed = inputs, settings, seed
        number = settings.model.weeks
        self.weeks = [str(last.back(number - 1 - week)) for week in range(number)]
        self.fit: Fit = fit_all(inputs.items, settings, sensitivity, seed)
        self.gaps: list[Gap] = find_gaps(inputs.documents, number, settings.coverage)
        self.lost = {domain: self._lost(domain) for domain in settings.weights}

    def _lost(self, domain: str) -> list[float]:
        items, coverage = self.fit.items[domain], self.settings.coverage
        return [lost_share(items, self.gaps, week, coverage) for week in range(len(self.weeks))]

    def domain_withheld(self, domain: str, week: int) -> str | None:
        """Return why a domain's figure of a week is not given, None where it is."""
        if not self.fit.items[domain]:
            return NO_EVIDENCE
        lost = self.lost[domain][week]
        return withheld_reason(self.gaps, week, lost) if lost > self.settings.coverage.lost else None

    def withheld(self, week: int) -> str | None:
        """Return why the composite of a week is not given, None where it is."""
        if not self.inputs.items:
            return NO_EVIDENCE
        lost = sum(weight * self.lost[domain][week] for domain, weight in self.settings.weights.items())
        return withheld_reason(self.gaps, week, lost) if lost > self.settings.coverage.lost else None

    def shares(self, domain: str) -> Array:
        """Return by week how much of what was not known of a domain's level before any evidence is known (0 to 1)."""
        known = 1 - self.fit.domains[domain].variance / self.settings.model.start_sd**2
        return np.clip(known, 0, 1) if self.fit.items[domain] else np.zeros(len(known))

    def level_then(self) -> Array:
        """Return each week's composite in log-odds, from the evidence up to that week."""
        weights = self.settings.weights
        levels = [weights[domain] * fit.mean_then for domain, fit in self.fit.domains.items()]
        return np.asarray(np.sum(levels, axis=0))

    def week_rows(self) -> list[Row]:
        """Return the composite's rows, one a week."""
        index, then = self.fit.index, points(self.level_then())
        level, bands = points(index.mean), points(index.bands)
        known = np.sum([weight * self.shares(name) for name, weight in self.settings.weights.items()], axis=0)
        rows = []
        for week, name in enumerate(self.weeks):
            reason = self.withheld(week)
            shift = None if reason else shift_of(index.courses, week, self.settings.change)
            figures = _figures(level[week], bands[:, week], then[week]) if reason is None else _NOTHING
            evidence = {"evidence_share": float(known[week]), **_number(self.inputs.items, week)}
            chances = {"p_up": shift and shift.p_up, "p_down": shift and shift.p_down}
            rows.append({"week": name, **figures, **evidence, **chances, "withheld": reason})
        return rows

    def domain_rows(self) -> list[Row]:
        """Return the domains' rows, one a week and domain."""
        return [row for domain in self.settings.weights for row in self._rows_of(domain)]

    def _rows_of(self, domain: str) -> list[Row]:
        fit, shares, weight = self.fit.domains[domain], self.shares(domain), self.settings.weights[domain]
        level, bands, then = points(fit.mean), points(fit.bands), points(fit.mean_then)
        west, acts = fit.counts.directional
        rows = []
        for week, name in enumerate(self.weeks):
            reason = self.domain_withheld(domain, week)
            shift = None if reason else shift_of(fit.courses, week, self.settings.change)
            figures = _figures(level[week], bands[:, week], then[week]) if reason is None else _NOTHING
            evidence = {"acts": int(acts[week]), "west": int(west[week]), **_number(self.fit.items[domain], week)}
            worth = {"weight": weight, "effective_weight": float(weight * shares[week])}
            chances = {"p_up": shift and shift.p_up, "p_down": shift and shift.p_down}
            rows.append({"week": name, "domain": domain, **figures, **evidence, **worth, **chances, "withheld": reason})
        return rows

    def headline(self) -> Row:
        """Return the last week's figures: level, change, whether a change is announced, what could have been seen."""
        fit, change, last = self.fit, self.settings.change, len(self.weeks) - 1
        now, before = float(fit.index.mean[last]), float(self.level_then()[last - 1])
        counts = {domain: each.counts for domain, each in fit.domains.items()}
        shift, test = shift_of(fit.index.courses, last, change), plain_test(counts, last, change)
        seen = visible_shift(test, counts, {name: each.mean for name, each in fit.domains.items()}, fit.tagger, change)
        moved = np.array([each.mean[last] - each.mean_then[last - 1] for each in fit.domains.values()])
        drawn = np.stack([fit.sampled[name] for name in fit.domains], axis=1) @ moved
        return {
            "level": float(points(now)),
            "level_before": float(points(before)),
            "change": float(points(now) - points(before)),
            "same_sign_share": float((np.sign(drawn) == np.sign(now - before)).mean()),
            "p_up": shift and shift.p_up,
            "p_down": shift and shift.p_down,
            "z": test and test.z,
            "is_announced": is_alarm(shift, test, change),
            "visible_log_odds": seen,
            "visible_points": seen and float(points(now + seen) - points(now)),
        }

    def part_rows(self) -> list[Row]:
        """Return what moved the composite in the last week; the parts sum to the change."""
        last, weights = len(self.weeks) - 1, self.settings.weights
        factor = point_factor(float(self.level_then()[last - 1]), float(self.fit.index.mean[last]))
        rows = []
        for domain, fit in self.fit.domains.items():
            items = [item for item in self.fit.items[domain] if item.week == last]
            rng = np.random.default_rng([self.seed, ORDERS, list(weights).index(domain)])
            for part in domain_parts(domain, fit, items, rng):
                own = {"evidence_kind": part.source, "name": part.name, "log_odds": weights[domain] * part.log_odds}
                rows.append({"domain": domain, **own, "points": factor * weights[domain] * part.log_odds})
        return rows

    def result(self, snapshot_id: int) -> Result:
        """Return all rows; where the last week is withheld there is no headline and nothing that moved it."""
        reason, kinds = self.withheld(len(self.weeks) - 1), [item.kind.source for item in self.inputs.items]
        made = {
            "as_of": self.weeks[-1], "first_week": self.weeks[0], "model_version": model_version(),
            "snapshot_id": snapshot_id, "seed": self.seed, "inputs_digest": self.inputs.digest,
            "software": f"numpy {np.__version__}", "events": kinds.count("event"), "votes": kinds.count("vote"),
            "decisions": kinds.count("decision"), "notes": self.inputs.notes,
        }  # fmt: skip
        headline = self.headline()
        if reason:
            headline = dict.fromkeys(headline)
        weeks = self.week_rows()
        withheld = {row["week"] for row in weeks if row["withheld"]}
        gaps = [
            {"week": self.weeks[gap.week], "source": gap.source, "documents": gap.documents, "normal": gap.normal,
             "normal_share": gap.share} for gap in self.gaps
        ]  # fmt: skip
        return Result(
            run={"run_id": run_id_of(made)} | made | headline | {"withheld": reason},
            weeks=weeks,
            domains=self.domain_rows(),
            parts=[] if reason else self.part_rows(),
            lines=line_rows(self.fit, self.weeks, withheld) if self.inputs.items else [],
            gaps=gaps,
        )


def _figures(level: float, bands: Array, then: float) -> Row:
    values = dict(zip(BAND_NAMES, (float(end) for end in bands), strict=True))
    return {"level": float(level), **values, "level_then": float(then)}


def _number(items: list[Item], week: int) -> Row:
    """Return how many pieces of each source a week brought."""
    found = Counter(item.kind.source for item in items if item.week == week)
    return {name: found[source] for name, source in (("events", "event"), ("votes", "vote"), ("decisions", "decision"))}


def run_id_of(made: Row) -> str:
    """Return the identity of a run: what it was made from, whichever snapshot of the lake held it."""
    key = "\n".join(str(made[name]) for name in ("as_of", "model_version", "inputs_digest", "seed"))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


_NOTHING: Row = dict.fromkeys(("level", *BAND_NAMES, "level_then"))
