"""`azimuth mark`: what the rules find about every document of the warehouse, layer by layer."""

import importlib
import os
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Protocol

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.unit import Run

# The steps in the order they run, each `azimuth/mark<step>.py` with a function `mark`: copies asks who owns an outlet.
STEPS = ("outlets", "copies", "narratives", "claims")


class Step(Protocol):
    """What a step's file offers."""

    @staticmethod
    def mark(connection: "DuckDBPyConnection", run: "Run") -> dict[str, int]:
        """Look at what this version of the step's rules has not seen, keep what it found; return counts to print."""


@click.command()
@click.option("--step", "chosen", type=click.Choice(STEPS), multiple=True, help="Only this step; default: all.")
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
def command(*, chosen: tuple[str, ...], wait_seconds: int) -> None:
    """Mark documents: facts about their outlets, copies of other texts, candidates for narratives and known claims.

    A marker is a finding with its evidence, never a verdict. Looked at are the documents that the present rules have
    not seen; each step is one transaction, so a run that was cut goes on where it was.

    \b
    Example:
      azimuth mark
      azimuth mark --step copies
    """
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing

    lake = lake_in(data_folder())
    if not lake.exists:
        raise BadInput(f"there is no warehouse in {lake.folder} yet: run `azimuth load` first")
    run = mark_run()
    with writing(lake, wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        for name in [step for step in STEPS if not chosen or step in chosen]:
            started = monotonic()
            step: Step = importlib.import_module(f"azimuth.mark{name}")  # type: ignore[assignment]
            counts = step.mark(connection, run)
            line = ", ".join(f"{count:,} {what}" for what, count in counts.items())
            click.echo(f"{name}: {line} ({monotonic() - started:.1f} s)")


def mark_run() -> "Run":
    """Return the run: Airflow's where it set `AZIMUTH_RUN_ID`, else one named after when it began."""
    from warehouse.unit import Run

    now = datetime.now(UTC)
    run_id = os.environ.get("AZIMUTH_RUN_ID") or f"mark {now.isoformat(timespec='microseconds')}"
    return Run(run_id, "mark", "all", azimuth.__version__, now)
