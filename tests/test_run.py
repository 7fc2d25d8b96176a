"""The sample through Airflow: killed in the middle and run again, it leaves the warehouse of an undisturbed run."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from warehouse.checksum import table_checksums
from warehouse.store import open_published

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]
# Three days are enough to cross every stage, and the range still has a backfill, a daily run and a weekly report.
RUN = [sys.executable, "-m", "azimuth", "run", "--since", "2025-11-14", "--until", "2025-11-16"]
KILLS = 4


def environment_of(folder: Path) -> dict[str, str]:
    return os.environ | {"AZIMUTH_DATA": str(folder / "data"), "AIRFLOW_HOME": str(folder / "airflow")}


def run_to_the_end(folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        RUN, cwd=folder, env=environment_of(folder), capture_output=True, text=True, encoding="utf-8", check=False
    )


def run_and_kill(folder: Path, after_seconds: float) -> bool:
    """Kill the run and every process it started; tell whether it still ran."""
    process = subprocess.Popen(
        RUN, cwd=folder, env=environment_of(folder), start_new_session=True, stderr=subprocess.DEVNULL
    )
    time.sleep(after_seconds)
    if process.poll() is not None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def published(folder: Path) -> dict[str, str]:
    with open_published(folder / "data" / "azimuth.duckdb") as connection:
        return table_checksums(connection)


def test_killed_runs_leave_the_same_warehouse(tmp_path):
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    undisturbed.mkdir()
    disturbed.mkdir()
    started = time.monotonic()
    done = run_to_the_end(undisturbed)
    assert done.returncode == 0, done.stderr
    seconds = time.monotonic() - started
    dice = random.Random(20251116)
    # Each run goes on where the last was cut, so a late one may end before its kill.
    kills = [run_and_kill(disturbed, dice.uniform(0.1, 0.5) * seconds) for _ in range(KILLS)]
    assert sum(kills) >= 2
    done = run_to_the_end(disturbed)
    assert done.returncode == 0, done.stderr
    assert published(disturbed) == published(undisturbed)
    reports = [sorted((folder / "data" / "reports").rglob("*.csv")) for folder in (undisturbed, disturbed)]
    assert reports[0]
    for one, other in zip(*reports, strict=True):
        assert one.read_bytes() == other.read_bytes()

    again = run_to_the_end(disturbed)
    assert again.returncode == 0, again.stderr
    assert again.stderr.count("is done already") == 3
