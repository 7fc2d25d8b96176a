"""Measure the index on synthetic data: coverage of its bands, false alarms, and steps found.

Example: OMP_NUM_THREADS=1 python benchmarks/trajectory.py
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from reports.trajectory.change import is_alarm, plain_test, shift_of
from reports.trajectory.composite import compose, sample_weights
from reports.trajectory.domain import filter_domain, fit_domain
from reports.trajectory.settings import read_settings
from reports.trajectory.simulate import WEIGHTS, World, make_world, shuffled
from reports.trajectory.tagger import faultless, sample_tagger
from reports.trajectory.walk import sample_courses

SETTINGS = read_settings()
WEEKS, STEP_WEEK, WITHIN = 156, 110, 10
Alarms = Callable[[World, list[int], int], list[bool]]


def coverage(runs: int, *, is_corrected: bool) -> dict[str, float]:
    """Return the share of weeks in which the 90 % band holds the true level, by domain and for the composite."""
    inside: dict[str, list[float]] = {}
    widths = []
    for seed in range(runs):
        world = make_world(seed, WEEKS)
        rng = np.random.default_rng(seed)
        model = SETTINGS.model
        tagger = (
            sample_tagger(world.labelled, model.tagger_draws, rng) if is_corrected else faultless(model.tagger_draws)
        )
        fits = {domain: fit_domain(counts, model, tagger, rng) for domain, counts in world.counts.items()}
        for domain, fit in fits.items():
            low, high = fit.bands[-2:]
            inside.setdefault(domain, []).append(_share(low, world.levels[domain], high))
        sampled = sample_weights(WEIGHTS, SETTINGS.weight_concentration, model.draws, rng)
        index = compose({d: f.mean for d, f in fits.items()}, {d: f.courses for d, f in fits.items()}, WEIGHTS, sampled)
        truth = np.sum([WEIGHTS[domain] * level for domain, level in world.levels.items()], axis=0)
        inside.setdefault("composite", []).append(_share(index.bands[-2], truth, index.bands[-1]))
        widths.append((index.bands[-1] - index.bands[-2]).mean())
    return {name: float(np.mean(shares)) for name, shares in inside.items()} | {"width": float(np.mean(widths))}


def _share(low: np.ndarray, level: np.ndarray, high: np.ndarray) -> float:
    return float(((low <= level) & (level <= high)).mean())


def alarms(world: World, weeks: list[int], seed: int) -> list[bool]:
    """Return for every week whether a change was announced in it, from the evidence up to it."""
    rng = np.random.default_rng(seed)
    model = SETTINGS.model
    tagger = sample_tagger(world.labelled, model.tagger_draws, rng)
    filters = {domain: filter_domain(counts, model, tagger)[1] for domain, counts in world.counts.items()}
    sampled = sample_weights(WEIGHTS, SETTINGS.weight_concentration, model.draws, rng)
    length = SETTINGS.change.far + 1
    result = []
    for week in weeks:
        courses = {d: sample_courses(f, week, length, model.draws, rng) for d, f in filters.items()}
        drawn = np.sum([sampled[domain][:, None] * course for domain, course in courses.items()], axis=0)
        shift, test = shift_of(drawn, length - 1, SETTINGS.change), plain_test(world.counts, week, SETTINGS.change)
        result.append(is_alarm(shift, test, SETTINGS.change))
    return result


def plain_alarms(world: World, weeks: list[int], _seed: int) -> list[bool]:
    """Return the same for the plain test alone, which takes no fit."""
    return [is_alarm(None, plain_test(world.counts, week, SETTINGS.change), SETTINGS.change) for week in weeks]


def steps_and_placebo(worlds: int, find: Alarms) -> None:
    """Print how many steps were found within ten weeks, and how often shuffled weeks raised an alarm."""
    for step in (1.0, -1.0, 0.5):
        made = [make_world(100 + seed, WEEKS, step=step, step_week=STEP_WEEK, step_sd=0.02) for seed in range(worlds)]
        found = [find(world, list(range(STEP_WEEK, STEP_WEEK + WITHIN + 1)), at) for at, world in enumerate(made)]
        weeks = [each.index(True) if True in each else None for each in found]
        print(
            f"step {step}: found {sum(week is not None for week in weeks)} of {worlds}, after weeks {weeks}", flush=True
        )
    placebo = [shuffled(make_world(200 + seed, WEEKS), seed) for seed in range(worlds)]
    checks = [alarm for at, world in enumerate(placebo) for alarm in find(world, list(range(55, WEEKS, 10)), at)]
    print(f"placebo: {sum(checks)} alarms in {len(checks)} checks", flush=True)


def main() -> None:
    """Print every figure of the study."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--runs", type=int, default=16, help="worlds for the coverage of bands")
    arguments.add_argument("--steps", type=int, default=16, help="worlds for steps and for the placebo")
    arguments.add_argument("--plain", action="store_true", help="steps and placebo by the plain test alone: seconds")
    chosen = arguments.parse_args()
    started = time.process_time()
    if not chosen.plain:
        for is_corrected in (True, False):
            shares = coverage(chosen.runs, is_corrected=is_corrected)
            name = "corrected" if is_corrected else "without correction"
            print(name, {key: round(share, 3) for key, share in shares.items()}, flush=True)
    steps_and_placebo(chosen.steps, plain_alarms if chosen.plain else alarms)
    print(f"{time.process_time() - started:.0f} s of processor time")


if __name__ == "__main__":
    main()
