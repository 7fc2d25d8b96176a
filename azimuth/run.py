"""`azimuth run`: the sample, or any range of days, through Airflow without a server."""

import hashlib
import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from azimuth.errors import BadInput
from azimuth.layout import data_folder, whole_file
from azimuth.options import Day
from azimuth.scheduler import ROOT, airflow_environment, prepare_home

SAMPLE = ROOT / "sample" / "archive"
SAMPLE_SINCE, SAMPLE_UNTIL = date(2025, 10, 20), date(2025, 11, 16)


@click.command()
@click.option("--since", type=Day(), default=SAMPLE_SINCE, show_default=True, help="First day.")
@click.option("--until", type=Day(), default=SAMPLE_UNTIL, show_default=True, help="Last day.")
@click.option(
    "--replay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=SAMPLE,
    help="Folder of WARC files to read instead of the network; default: the sample archive.",
)
@click.option("--dry-run", is_flag=True, help="Only say which runs there would be.")
def command(since: date, until: date, replay: Path, dry_run: bool) -> None:
    """Run the sample through Airflow without a server: backfill, the last day, the weekly report.

    A run that ended well with the same archive and the same code is not done again; one that was cut
    goes on where it was.

    \b
    Example:
      azimuth run
      azimuth run --since 2025-11-10 --until 2025-11-16 --dry-run
    """
    if until <= since:
        raise BadInput(f"--until {until} must lie after --since {since}: the last day has a run of its own")
    runs = planned_runs(since, until, replay.resolve())
    if dry_run:
        for dag, parameters in runs:
            click.echo(f"{dag} {json.dumps(parameters)}")
        return
    fingerprint = fingerprint_of(replay)
    environment = airflow_environment()
    started = time.monotonic()
    click.echo("azimuth: preparing Airflow", err=True)
    prepare_home(environment)
    for dag, parameters in runs:
        run_once(dag, parameters, until, fingerprint, environment)
    show_results(until, time.monotonic() - started)


def planned_runs(since: date, until: date, replay: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the DAG runs in order, each with its parameters."""
    before = until - timedelta(days=1)
    return [
        ("azimuth_backfill", {"since": since.isoformat(), "until": before.isoformat(), "replay": str(replay)}),
        ("azimuth_daily", {"day": until.isoformat(), "replay": str(replay)}),
        ("azimuth_weekly", {"week": until.strftime("%G-W%V")}),
    ]


def fingerprint_of(replay: Path) -> str:
    """Return a SHA-256 over the archive's files and Azimuth's own: what the results depend on."""
    digest = hashlib.sha256()
    folders = [replay, *(ROOT / name for name in ("azimuth", "dags", "spiders", "nlp", "warehouse", "reports"))]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(folder)}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def run_once(dag: str, parameters: dict[str, str], until: date, fingerprint: str, environment: dict[str, str]) -> None:
    """Run one DAG to its end, showing its tasks' progress; nothing where this very run ended well before."""
    name = f"{dag}-{parameters.get('week') or parameters.get('since', '')}-{until}"
    mark = data_folder() / "runs" / f"{name}.json"
    content: dict[str, Any] = {"dag": dag, "parameters": parameters, "fingerprint": fingerprint}
    if mark.exists() and json.loads(mark.read_text(encoding="utf-8")) == content:
        click.echo(f"azimuth: {dag} is done already", err=True)
        return
    click.echo(f"azimuth: {dag} {' '.join(f'{key}={value}' for key, value in parameters.items())}", err=True)
    log = mark.with_suffix(".log")
    progress = mark.with_suffix(".progress")
    progress.parent.mkdir(parents=True, exist_ok=True)
    progress.write_text("", encoding="utf-8")
    arguments = ["dags", "test", dag, f"{until}T00:00:00+00:00", "--conf", json.dumps(parameters)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "airflow", *arguments],
            env=environment | {"AZIMUTH_PROGRESS": str(progress)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        follow(process, progress)
    if process.returncode or not progress.stat().st_size:
        raise BadInput(f"{dag} failed; see {log}; mend the cause and run again: what is done stays done")
    with whole_file(mark) as file:
        json.dump(content, file)


def follow(process: "subprocess.Popen[bytes]", progress: Path) -> None:
    """Print what the tasks are at, a line a second at most, until the process ends; all lines stay in the file."""
    with progress.open(encoding="utf-8") as lines:
        while True:
            running = process.poll() is None
            newest = lines.readlines()[-1:]
            if newest:
                click.echo(f"  {newest[0].rstrip()}", err=True)
            if not running:
                return
            time.sleep(1)


def show_results(until: date, seconds: float) -> None:
    """Print where the report and the analysts' database are."""
    report = data_folder() / "reports" / until.strftime("%G-W%V") / "report.html"
    database = data_folder() / "azimuth.duckdb"
    click.echo(f"azimuth: done in {seconds:.0f} s")
    click.echo(f"report    {report}")
    click.echo(f"database  {database}")
    click.echo(
        'ask it    azimuth sql "select week, domain, direction, signals from weekly_signal order by all limit 10"'
    )
