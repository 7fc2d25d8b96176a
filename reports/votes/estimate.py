"""Ideal points from the warehouse's votes, and back into the warehouse."""

from dataclasses import dataclass
from datetime import datetime

import duckdb
import numpy as np

from reports.errors import BadInput
from reports.votes.ballots import Ballots, Floats, Integers, ballots_of
from reports.votes.curvature import standard_errors
from reports.votes.fit import fit, standardised
from reports.votes.model import Priors
from warehouse.transaction import transaction

# To be raised whenever the same votes and seed would give other figures.
MODEL_VERSION = "1"
# As many decimals as are stored: below the noise of the search, above that of adding in another order.
DECIMALS = 5
QUERY = """
    select rollcall_id, iso3, year, vote
    from un_vote
    where body = 'GA' and vote <> 'X' and year between ? and ?
    order by rollcall_id, iso3
"""


@dataclass(frozen=True)
class Estimate:
    """Ideal points: one entry a point in `theta`, `se` and `votes`; and what they were made from."""

    ballots: Ballots
    theta: Floats
    se: Floats
    votes: Integers
    seed: int
    log_posterior: float
    iterations: int

    def points_of(self, iso3: str) -> dict[int, tuple[float, float]]:
        """Return theta and its standard error of a state by year."""
        own = np.flatnonzero(self.ballots.state == self.ballots.states.index(iso3))
        return {int(self.ballots.year[at]): (float(self.theta[at]), float(self.se[at])) for at in own}


def read_ballots(connection: duckdb.DuckDBPyConnection, first_year: int, last_year: int) -> Ballots:
    """Return the General Assembly's votes of a window; raise `BadInput` where there are none."""
    columns = connection.execute(QUERY, [first_year, last_year]).fetchnumpy()
    if not len(columns["year"]):
        raise BadInput(f"there are no votes of {first_year} to {last_year}: run `azimuth import un-votes` first")
    text = [np.asarray(columns[name], dtype=np.str_) for name in ("rollcall_id", "iso3", "vote")]
    return ballots_of(text[0], text[1], np.asarray(columns["year"], dtype=np.int64), text[2])


def estimate(ballots: Ballots, seed: int, priors: Priors | None = None) -> Estimate:
    """Return the ideal points of all states in all years of the ballots; the same seed gives the same figures."""
    priors = priors or Priors()
    found = fit(ballots, priors, seed)
    return Estimate(
        ballots=ballots,
        theta=np.round(standardised(found.values.theta), DECIMALS),
        se=np.round(standard_errors(found.values, ballots, priors), DECIMALS),
        votes=np.bincount(ballots.point, minlength=len(ballots.state)),
        seed=seed,
        log_posterior=round(found.log_posterior, 3),
        iterations=found.iterations,
    )


def store(connection: duckdb.DuckDBPyConnection, made: Estimate, snapshot_id: int, fitted_at: datetime) -> str:
    """Store an estimate and return the name of its run; one of that name is replaced."""
    ballots = made.ballots
    first, last = int(ballots.year.min()), int(ballots.year.max())
    run_id = f"ideal-points {MODEL_VERSION} of {first}-{last} at {snapshot_id} seed {made.seed}"
    run = [run_id, MODEL_VERSION, snapshot_id, made.seed, first, last, len(ballots.items), len(ballots.choice)]
    columns = {
        "iso3": [ballots.states[state] for state in ballots.state.tolist()],
        "year": ballots.year.tolist(),
        "theta": made.theta.tolist(),
        "se": made.se.tolist(),
        "votes": made.votes.tolist(),
    }
    selected = ", ".join(f"unnest(${name}) as {name}" for name in columns)
    with transaction(connection):
        for table in ("ideal_point", "ideal_run"):
            connection.execute(f"delete from raw.{table} where run_id = ?", [run_id])  # noqa: S608 - names of ours
        connection.execute(
            "insert into raw.ideal_run values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [*run, made.log_posterior, made.iterations, fitted_at],
        )
        connection.execute(
            f"insert into raw.ideal_point by name select $run_id as run_id, {selected}",
            {"run_id": run_id, **columns},
        )
    return run_id
