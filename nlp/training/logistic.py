"""Logistic regression with a quadratic penalty, fitted by L-BFGS: small enough to need no library of learners."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit

Numbers = npt.NDArray[np.float64]


def fit(table: Any, labels: Numbers, *, strength: float, positive: float = 1.0) -> tuple[Numbers, float]:
    """Return weights and bias; `table` is an array or sparse matrix (rows, features), `labels` 0 or 1.

    `strength` is that of the data against the penalty (C elsewhere), `positive` how often a positive row counts.
    """
    counts = np.where(labels > 0, positive, 1.0)

    def loss(point: Numbers) -> tuple[float, Numbers]:
        odds = table @ point[:-1] + point[-1]
        value = counts @ (np.logaddexp(0.0, odds) - labels * odds) * strength + 0.5 * point[:-1] @ point[:-1]
        slope = counts * (expit(odds) - labels) * strength
        return value, np.append(table.T @ slope + point[:-1], slope.sum())

    found = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return found.x[:-1], float(found.x[-1])
