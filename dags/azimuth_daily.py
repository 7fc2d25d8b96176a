"""Every morning: collect what the sources published, tag it, load it, check it, publish it.

The run at 05:00 closes the day before: that day is the run's partition, and its unit in the archive.
"""

import os
from datetime import datetime, timedelta

from airflow.sdk import DAG, CronPartitionTimetable, Param
from azimuth_stages import add_stages
from azimuth_tasks import DAY_PUBLISHED, ZONE, day_of


def morning_after(name: str, clock: str) -> datetime | None:
    """Return a time (UTC) of the morning after the day that an environment variable names; None where it is not set."""
    if not os.environ.get(name):
        return None
    return datetime.fromisoformat(f"{os.environ[name]}T{clock}+00:00") + timedelta(days=1)


first_run = morning_after("AZIMUTH_FIRST_DAY", "00:00")

with DAG(
    "azimuth_daily",
    schedule=CronPartitionTimetable("0 5 * * *", timezone=ZONE, key_format="%Y-%m-%d", run_offset=-1),
    start_date=first_run or datetime.fromisoformat("2020-01-01T00:00:00+00:00"),
    end_date=morning_after("AZIMUTH_LAST_DAY", "12:00"),
    # Days since a first day that was named are caught up in order; else the schedule starts with the coming morning.
    catchup=first_run is not None,
    max_active_runs=1,
    params={
        "day": Param(None, type=["null", "string"], format="date", description="Day to run for; default: yesterday."),
        "replay": Param(
            None, type=["null", "string"], description="Folder of WARC files to read instead of the network."
        ),
    },
    tags=["azimuth"],
    doc_md=__doc__,
):
    add_stages(lambda context: ["--day", day_of(context)], publish_outlets=[DAY_PUBLISHED])
