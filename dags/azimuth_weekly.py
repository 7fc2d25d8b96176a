"""Every Monday: events, index, publication and report, as soon as the seven days of the week are published.

It waits for the daily runs by their partitions, not by the clock: a late Sunday makes a late report, never a report
without its Sunday.
"""

import json
from datetime import date

from airflow.sdk import (
    DAG,
    Param,
    PartitionedAssetTimetable,
    RollupMapper,
    StartOfWeekMapper,
    WeekWindow,
    chain,
    task,
)
from azimuth_tasks import DAY_PUBLISHED, RETRIES, WAREHOUSE_POOL, ZONE, azimuth, week_of

# Votes come in by hand, months apart; the estimate takes minutes, so it is made only of votes that it has not seen.
NEW_VOTES = """
    select count(*) as files
    from imported_file
    where kind = 'un-votes'
        and imported_at > coalesce((select max(fitted_at) from ideal_run), timestamptz '1970-01-01 00:00:00+00')
"""


def sunday_of(week: str) -> str:
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 7).isoformat()


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

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def events(**context: object) -> None:
        azimuth(context, "events")

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def ideal_points(**context: object) -> None:
        if json.loads(azimuth(context, "sql", "--warehouse", "--format", "json", NEW_VOTES))["files"]:
            azimuth(context, "ideal-points")
        else:
            print("no votes were imported since the last estimate: nothing to do")

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def trajectory(**context: object) -> None:
        azimuth(context, "trajectory", "--week", week_of(context))

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def scorecard(**context: object) -> None:
        azimuth(context, "scorecard", "--keep", "--as-of", sunday_of(week_of(context)))

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def publish(**context: object) -> None:
        azimuth(context, "publish")

    @task(**RETRIES)
    def report(**context: object) -> None:
        azimuth(context, "report", week_of(context))

    chain(events(), ideal_points(), trajectory(), scorecard(), publish(), report())
