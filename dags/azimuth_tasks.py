"""What the DAGs share: calling the command line, and which day or week a run is for.

A task is one `azimuth` command in a fresh process, given as an argument list: no shell reads it, Scrapy's reactor
starts anew each time, and what Airflow runs is what a developer types.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from airflow.sdk import Asset

ZONE = "Europe/Belgrade"
# One event a day that was loaded, checked and published; the weekly report waits for its seven.
DAY_PUBLISHED = Asset("azimuth_day_published")
# The lake has one writer: one slot. `azimuth up` and `azimuth run` make the pools.
WAREHOUSE_POOL = "azimuth_warehouse"
COLLECT_POOL = "azimuth_collect"
RETRIES: dict[str, Any] = {
    "retries": 3,
    "retry_delay": timedelta(minutes=2),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=30),
    "execution_timeout": timedelta(hours=1),
}


def azimuth(context: dict[str, Any], *arguments: str) -> str:
    """Run one `azimuth` command and return what it printed; raise where it ends with an error.

    Its progress (standard error) goes to the task's log line by line and, where `AZIMUTH_PROGRESS` names a file, to the
    end of that file, so that a run without a server can show it.
    """
    print("azimuth", *arguments)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "azimuth", *arguments],
            env=os.environ | {"AZIMUTH_RUN_ID": context["dag_run"].run_id},
            stdout=output,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for line in process.stderr or ():
            _show(line)
        if process.wait():
            raise RuntimeError(f"`azimuth {' '.join(arguments)}` ended with exit code {process.returncode}; see above")
        output.seek(0)
        return output.read()


def _show(line: str) -> None:
    print(line, end="")
    if "AZIMUTH_PROGRESS" in os.environ:
        with Path(os.environ["AZIMUTH_PROGRESS"]).open("a", encoding="utf-8") as progress:
            progress.write(line)


def replay_arguments(context: dict[str, Any]) -> list[str]:
    """Return `--replay FOLDER` where the run, or `AZIMUTH_REPLAY`, asks for an archive instead of the network."""
    folder = context["params"].get("replay") or os.environ.get("AZIMUTH_REPLAY")
    return ["--replay", folder] if folder else []


def day_of(context: dict[str, Any]) -> str:
    """Return the day a daily run is for: the one asked for, or the partition that the schedule made."""
    day = context["params"]["day"] or context["dag_run"].partition_key
    if day is None:
        raise ValueError("this run has no day: trigger it with the parameter `day`, such as 2025-11-16")
    return date.fromisoformat(day).isoformat()


def week_of(context: dict[str, Any]) -> str:
    """Return the ISO week a weekly run is for: the one asked for, or that of the partition (its Monday)."""
    if context["params"]["week"]:
        return str(context["params"]["week"])
    if context["dag_run"].partition_key is None:
        raise ValueError("this run has no week: trigger it with the parameter `week`, such as 2025-W46")
    return date.fromisoformat(context["dag_run"].partition_key).strftime("%G-W%V")
