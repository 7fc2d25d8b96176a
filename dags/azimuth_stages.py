"""The tasks from collect to publish, as the daily run and the backfill share them."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from airflow.sdk import TriggerRule, chain, task
from azimuth_tasks import COLLECT_POOL, RETRIES, WAREHOUSE_POOL, azimuth, replay_arguments

Days = Callable[[dict[str, Any]], list[str]]


def add_stages(days: Days, publish_outlets: list[Any]) -> None:
    """Add collect (one mapped task a source), extract, annotate, load, mark, check and publish to the DAG being built.

    `days` gives the options that name the run's days; `publish_outlets` are the assets that publishing updates.
    """

    @task(**RETRIES)
    def sources(**context: Any) -> list[str]:
        return [
            source["name"] for source in json.loads(azimuth(context, "sources", "--json", *replay_arguments(context)))
        ]

    @task(**RETRIES, pool=COLLECT_POOL, map_index_template="{{ source }}")
    def collect(source: str, **context: Any) -> None:
        azimuth(context, "collect", source, *days(context), *replay_arguments(context))

    # A source that failed all its tries must not stop the others; its absence is in the coverage tables and the report.
    @task(**RETRIES, trigger_rule=TriggerRule.ALL_DONE)
    def extract(**context: Any) -> None:
        azimuth(context, "extract", *days(context))

    @task(**RETRIES | {"execution_timeout": timedelta(hours=4)})
    def annotate(**context: Any) -> None:
        azimuth(context, "annotate", *days(context))

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def load(**context: Any) -> None:
        azimuth(context, "load", *days(context))

    @task(**RETRIES, pool=WAREHOUSE_POOL)
    def mark(**context: Any) -> None:
        azimuth(context, "mark")

    @task(**RETRIES | {"retries": 0}, pool=WAREHOUSE_POOL)
    def check(**context: Any) -> None:
        azimuth(context, "check")

    @task(**RETRIES, pool=WAREHOUSE_POOL, outlets=publish_outlets)
    def publish(**context: Any) -> None:
        azimuth(context, "publish")

    chain(collect.expand(source=sources()), extract(), annotate(), load(), mark(), check(), publish())
