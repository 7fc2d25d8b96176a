"""Measure the votes: agreement by year, coincidence beside the State Department's, coverage of ideal points' errors.

Example: python benchmarks/votes.py data/warehouse --coincidence state_un-coincidence-2023.csv --year 2023
"""

import argparse
import csv
from pathlib import Path

import duckdb
import numpy as np
from scipy.special import expit

from reports.votes.ballots import ballots_of
from reports.votes.curvature import standard_errors
from reports.votes.fit import fit, standardised
from reports.votes.model import Priors
from warehouse.store import Lake, reading

REFERENCES = ("USA", "RUS", "CHN", "DEU", "HUN", "EU", "EU80")


def agreement(connection: duckdb.DuckDBPyConnection) -> None:
    """Print Serbia's agreement by year with each reference, identical votes."""
    rows = connection.execute("""
        select year, reference, identical from un_agreement where iso3 = 'SRB' and year >= 2012
    """).fetchall()
    shares = {(year, reference): share for year, reference, share in rows}
    print("year " + " ".join(f"{reference:>5}" for reference in REFERENCES))
    for year in sorted({year for year, _ in shares}):
        print(year, " ".join(f"{shares.get((year, name), float('nan')):5.2f}" for name in REFERENCES))


def coincidence(connection: duckdb.DuckDBPyConnection, path: Path, year: int) -> None:
    """Print how far the coincidence with the USA is from a published list's, in points."""
    own = dict(connection.execute("select iso3, coincidence from un_us_coincidence where year = ?", [year]).fetchall())
    with path.open(encoding="utf-8-sig") as file:
        theirs = {row["ISO"]: 100 * float(row["COINCIDENCE"]) for row in csv.DictReader(file)}
    errors = {iso3: abs(own[iso3] - theirs[iso3]) for iso3 in theirs if iso3 in own}
    mean = sum(errors.values()) / len(errors)
    print(f"{year}: {len(errors)} states, mean {mean:.2f} points, Serbia {errors['SRB']:.2f}")
    for resolution, title in connection.execute(
        "select resolution, title from un_missing where year = ?", [year]
    ).fetchall():
        print(f"  missing: {resolution} {title}")


def coverage(runs: int) -> None:
    """Print how often 90 % intervals hold planted ideal points, and the correlation with them."""
    inside, correlations = [], []
    for seed in range(runs):
        generator = np.random.default_rng(seed)
        steps = 0.15 * generator.standard_normal((60, 8))
        truth = generator.standard_normal(60)[:, None] + np.cumsum(steps, axis=1)
        call, state = (grid.ravel() for grid in np.meshgrid(np.arange(240), np.arange(60), indexing="ij"))
        slope, centre = generator.normal(0, 2, 240)[call], generator.normal(0, 1.5, 240)[call]
        half = np.exp(generator.normal(-0.7, 0.5, 240))[call]
        eta, draw = slope * truth[state, call // 30], generator.random(len(call))
        no, yes = expit(centre - half - eta), expit(eta - centre - half)
        said = np.where(draw < no, "N", np.where(draw > 1 - yes, "Y", "A"))
        kept = generator.random(len(call)) > 0.1
        ballots = ballots_of(
            call[kept].astype(str), np.char.zfill(state.astype(str), 2)[kept], call[kept] // 30, said[kept]
        )
        planted = truth[np.array(ballots.states, dtype=int)[ballots.state], ballots.year]
        found = fit(ballots, Priors(), seed)
        theta = standardised(found.values.theta)
        theta *= np.sign(np.corrcoef(theta, planted)[0, 1])
        error = standard_errors(found.values, ballots, Priors())
        inside.append(np.mean(np.abs(theta - standardised(planted)) < 1.645 * error))
        correlations.append(np.corrcoef(theta, planted)[0, 1])
    print(f"{runs} runs: 90 % intervals hold {np.mean(inside):.3f}, correlation at least {min(correlations):.3f}")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lake", type=Path)
    parser.add_argument("--coincidence", type=Path)
    parser.add_argument("--year", type=int, default=2023)
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    with reading(Lake(arguments.lake)) as connection:
        agreement(connection)
        if arguments.coincidence:
            coincidence(connection, arguments.coincidence, arguments.year)
    coverage(arguments.runs)


if __name__ == "__main__":
    main()
