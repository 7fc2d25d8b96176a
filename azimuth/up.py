"""`azimuth up`: the scheduler and its pages on this machine."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from azimuth.options import Day
from azimuth.scheduler import airflow_environment, prepare_home


@click.command()
@click.option("--port", type=int, default=8080, show_default=True, help="Port of Airflow's pages on 127.0.0.1.")
@click.option(
    "--replay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Collect from this folder of WARC files instead of the live sites.",
)
@click.option("--since", type=Day(), help="Catch up from this day on; default: start with the coming morning.")
@click.option("--until", type=Day(), help="Stop after this day; default: never.")
def command(port: int, replay: Path | None, since: date | None, until: date | None) -> None:
    """Start the scheduler: daily at 05:00 Europe/Belgrade, weekly when a week's days are published.

    Airflow's pages bind to 127.0.0.1 only. Stop with Ctrl-C; nothing is lost, and --since catches up missed days.

    \b
    Example:
      azimuth up
      azimuth up --replay sample/archive --since 2025-11-10 --until 2025-11-16
    """
    environment = airflow_environment() | {
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
    }
    for name, value in (("AZIMUTH_FIRST_DAY", since), ("AZIMUTH_LAST_DAY", until)):
        if value:
            environment[name] = value.isoformat()
    if replay:
        environment["AZIMUTH_REPLAY"] = str(replay.resolve())
    prepare_home(environment)
    home = environment["AIRFLOW_HOME"]
    click.echo(f"azimuth: Airflow at http://127.0.0.1:{port}; user and password in {home}", err=True)
    os.execve(sys.executable, [sys.executable, "-m", "airflow", "standalone"], environment)  # noqa: S606
