"""Every Monday: the weekly report, as soon as the seven days of its week are published.

It waits for the daily runs by their partitions, not by the clock: a late Sunday makes a late report, never a report
without its Sunday.
"""

from airflow.sdk import (
    DAG,
    Param,
    PartitionedAssetTimetable,
    RollupMapper,
    StartOfWeekMapper,
    WeekWindow,
    task,
)
from azimuth_tasks import DAY_PUBLISHED, RETRIES, ZONE, azimuth, week_of

with DAG(
    "azimuth_weekly",
    schedule=PartitionedAssetTimetable(
        assets=DAY_PUBLISHED,
        default_partition_mapper=RollupMapper(
            upstream_mapper=StartOfWeekMapper(timezone=ZONE, input_format="%Y-%m-%d", output_format="%Y-%m-%d"),
            window=WeekWindow(),
        ),
    ),
    max_active_runs=1,
    params={
        "week": Param(None, type=["null", "string"], pattern=r"^\d{4}-W\d\d$", description="ISO week, as 2025-W46.")
    },
    tags=["azimuth"],
    doc_md=__doc__,
):

    @task(**RETRIES)
    def report(**context: object) -> None:
        azimuth(context, "report", week_of(context))

    report()
