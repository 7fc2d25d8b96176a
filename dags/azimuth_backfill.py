"""By hand: the daily chain over a range of days, in one run; days that are done already cost nothing."""

from airflow.sdk import DAG, Param
from azimuth_stages import add_stages

with DAG(
    "azimuth_backfill",
    schedule=None,
    max_active_runs=1,
    params={
        "since": Param(type="string", format="date", description="First day."),
        "until": Param(type="string", format="date", description="Last day."),
        "replay": Param(
            None, type=["null", "string"], description="Folder of WARC files to read instead of the network."
        ),
    },
    tags=["azimuth"],
    doc_md=__doc__,
):
    add_stages(
        lambda context: ["--since", context["params"]["since"], "--until", context["params"]["until"]],
        publish_outlets=[],
    )
