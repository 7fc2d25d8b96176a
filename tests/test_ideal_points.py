"""Ideal points: planted truth comes back with honest errors, and the real votes give the known order."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from reports.votes.ballots import ABSTAIN, YES, ballots_of
from reports.votes.curvature import curvature_at, standard_errors
from reports.votes.estimate import estimate
from reports.votes.fit import fit, standardised
from reports.votes.model import Priors, Values, negative_log_posterior

WIDE = Path(__file__).parent.parent.parent / "shared" / "votes" / "unga_rollcalls_1946_2024-06-04_wide.csv.gz"
CODES = {"1": "Y", "2": "A", "3": "N"}
# Members from 2020 on; for the median of the years from 2012 Britain and Croatia do not matter.
EU = {
    *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN"),
    *("IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"),
}
# Bailey, Strezhnev and Voeten, run of April 2020.
YEARS = (2005, 2008, 2010, 2012, 2014, 2016, 2017, 2018, 2019)
PUBLISHED = {
    "SRB": (0.94, 0.43, 0.47, 0.50, 0.64, 0.53, 0.53, 0.41, 0.47),
    "USA": (2.89, 2.74, 2.52, 2.59, 2.67, 2.54, 2.68, 2.79, 2.70),
    "RUS": (0.08, -0.20, 0.02, 0.10, 0.07, 0.20, 0.11, 0.14, 0.14),
    "CHN": (-0.74, -0.66, -0.86, -0.86, -0.84, -0.45, -0.38, -0.49, -0.33),
    "DEU": (1.01, 0.89, 1.03, 0.98, 1.26, 1.25, 1.23, 1.24, 1.24),
    "FRA": (1.56, 1.44, 1.43, 1.45, 1.43, 1.51, 1.56, 1.52, 1.48),
}


def planted(seed, states=60, years=8, calls=30, absent=0.1):
    """Return ballots drawn from the model, and the theta of their points."""
    generator = np.random.default_rng(seed)
    truth = generator.standard_normal(states)[:, None] + np.cumsum(
        0.15 * generator.standard_normal((states, years)), axis=1
    )
    rows = []
    for call in range(years * calls):
        theta = truth[:, call // calls]
        slope, centre, half = generator.normal(0, 2), generator.normal(0, 1.5), np.exp(generator.normal(-0.7, 0.5))
        eta = slope * theta
        draw = generator.random(states)
        no, yes = expit(centre - half - eta), expit(eta - centre - half)
        said = np.where(draw < no, "N", np.where(draw > 1 - yes, "Y", "A"))
        voting = generator.random(states) >= absent
        rows += [(f"r{call:04}", f"S{i:02}", 2000 + call // calls, said[i]) for i in range(states) if voting[i]]
    ballots = as_ballots(rows)
    return ballots, truth[[int(ballots.states[state][1:]) for state in ballots.state], ballots.year - 2000]


def as_ballots(rows, minority=5):
    calls, iso3, years, votes = (np.array(column) for column in zip(*rows, strict=True))
    return ballots_of(calls, iso3, years, votes, minority)


def oriented(theta, truth):
    return theta * np.sign(np.corrcoef(theta, truth)[0, 1])


def test_planted_truth_comes_back_with_honest_errors():
    covered, correlations, errors, stated = [], [], [], []
    for seed in range(4):
        ballots, truth = planted(seed)
        found = fit(ballots, Priors(), seed)
        theta = oriented(standardised(found.values.theta), truth)
        error = standard_errors(found.values, ballots, Priors())
        miss = theta - standardised(truth)
        covered.append(np.mean(np.abs(miss) < 1.645 * error))
        correlations.append(np.corrcoef(theta, truth)[0, 1])
        errors.append(np.sqrt(np.mean(miss**2)))
        stated.append(np.sqrt(np.mean(error**2)))
    assert min(correlations) > 0.97
    assert 0.84 <= np.mean(covered) <= 0.95
    assert np.mean(errors) == pytest.approx(np.mean(stated), rel=0.2)


def test_no_year_without_votes_breaks_a_states_chain_and_its_error_is_wider():
    ballots, _ = planted(7)
    rows = [
        (ballots.items[item], ballots.states[ballots.state[point]], int(ballots.year[point]), "NAY"[choice])
        for item, point, choice in zip(ballots.item, ballots.point, ballots.choice, strict=True)
    ]
    gone = as_ballots([row for row in rows if not (row[1] == "S05" and 2003 <= row[2] <= 2005)])
    made = estimate(gone, seed=1)
    points = made.points_of("S05")
    assert sorted(points) == list(range(2000, 2008))
    assert points[2004][1] > 1.15 * points[2001][1]


def test_derivatives_are_those_of_the_posterior():
    generator = np.random.default_rng(0)
    rows = [
        (f"r{call}", f"S{state}", 2000 + call // 6, "NAY"[generator.integers(3)])
        for call in range(18) for state in range(8) if generator.random() < 0.9
    ]  # fmt: skip
    ballots, priors = as_ballots(rows, minority=1), Priors(step=0.3)
    points, items = len(ballots.state), len(ballots.items)
    at = 0.5 * generator.standard_normal(points + 3 * items)
    steps = 1e-5 * np.eye(len(at))
    pairs = [[negative_log_posterior(at + sign * step, ballots, priors) for sign in (1, -1)] for step in steps]
    numeric = np.array([(up[0] - down[0]) / 2e-5 for up, down in pairs])
    assert numeric == pytest.approx(negative_log_posterior(at, ballots, priors)[1], abs=1e-5)
    second = np.array([(up[1] - down[1]) / 2e-5 for up, down in pairs])
    curvature = curvature_at(Values.unpacked(at, points), ballots, priors)
    assert curvature.points.toarray() == pytest.approx(second[:points, :points], abs=1e-6)
    crossed = curvature.crossed.toarray().reshape(points, items, 3)
    for number in range(3):
        mine = slice(points + number * items, points + (number + 1) * items)
        assert crossed[:, :, number] == pytest.approx(second[:points, mine], abs=1e-6)
        for other in range(3):
            theirs = slice(points + other * items, points + (other + 1) * items)
            assert curvature.blocks[:, number, other] == pytest.approx(np.diag(second[mine, theirs]), abs=1e-6)


def test_lopsided_roll_calls_are_left_out_and_absence_is_no_vote():
    rows = [("even", f"S{i}", 2000, "YN"[i % 2]) for i in range(12)]
    rows += [("lopsided", f"S{i}", 2000, "N" if i == 0 else "Y") for i in range(12)]
    ballots = as_ballots(rows)
    assert ballots.items == ("even",)
    assert len(ballots.choice) == 12
    assert set(ballots.choice.tolist()) == {0, YES}
    assert ABSTAIN not in ballots.choice


def test_same_input_and_seed_give_the_same_figures():
    ballots, _ = planted(3, states=30, years=4)
    first, second = estimate(ballots, 1), estimate(ballots, 1)
    assert (first.theta == second.theta).all()
    assert (first.se == second.se).all()


@pytest.fixture(scope="module")
def fits():
    if not WIDE.exists():
        pytest.skip("no shared data")
    with gzip.open(WIDE, "rt") as file:
        rows = [
            (f"{row['rcid']} {number}", iso3, int(row["date"][:4]), CODES[cell[0]])
            for number, row in enumerate(csv.DictReader(file))
            for iso3, cell in row.items()
            if row["date"] >= "2000" and len(iso3) == 3 and iso3.isupper() and cell[0] in CODES
        ]
    ballots = as_ballots(rows)
    return ballots, [standardised(fit(ballots, Priors(), seed).values.theta) for seed in (1, 2)]


def series(ballots, theta, iso3, years):
    at = {(ballots.states[s], y): t for s, y, t in zip(ballots.state, ballots.year.tolist(), theta, strict=True)}
    return [at[iso3, year] for year in years]


# Two fits of 350,000 votes: half a minute, and minutes where the machine is busy.
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_seeds_do_not_matter(fits):
    ballots, (first, second) = fits
    assert np.abs(first - second).max() < 0.05
    serbia = ballots.state == ballots.states.index("SRB")
    assert np.abs(first - second)[serbia].max() < 0.01


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("year", range(2012, 2024))
def test_states_stand_in_the_known_order(fits, year):
    ballots, (theta, _) = fits
    usa, serbia, russia, china = (series(ballots, theta, iso3, [year])[0] for iso3 in ("USA", "SRB", "RUS", "CHN"))
    median = np.median([series(ballots, theta, iso3, [year])[0] for iso3 in EU])
    assert usa > median > serbia > russia > china


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_series_follow_the_published_estimates(fits):
    ballots, (theta, _) = fits
    own = np.array([series(ballots, theta, iso3, YEARS) for iso3 in PUBLISHED])
    published = np.array(list(PUBLISHED.values()))
    assert np.corrcoef(own.ravel(), published.ravel())[0, 1] >= 0.97
    assert np.corrcoef(own[0], published[0])[0, 1] >= 0.95
