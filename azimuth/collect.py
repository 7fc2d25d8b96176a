"""`azimuth collect`: fetch pages into the archive, live or replayed from another archive."""

import json
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import archive_folder, whole_file, write_rows
from azimuth.options import chosen_days, day_options

if TYPE_CHECKING:
    from spiders.crawl import Crawl, Job

# An outage of a week is caught up in order; feeds and section pages hardly reach back further.
LIVE_DAYS = timedelta(days=14)
SUFFIXES = (".warc.gz", ".cdxj", ".fetch.jsonl", ".crawl.json")


@click.command()
@click.argument("sources", nargs=-1)
@day_options
@click.option(
    "--replay",
    "replay_from",
    type=click.Path(path_type=Path),
    help="Take pages from this archive, not from the network.",
)
@click.option("--again", "is_again", is_flag=True, help="Crawl days again that have been crawled.")
def command(
    *,
    sources: tuple[str, ...],
    day: date | None,
    since: date | None,
    until: date | None,
    replay_from: Path | None,
    is_again: bool,
) -> None:
    """Fetch pages into the archive; all SOURCES where none is named, in a replay all that the archive holds.

    Live, only today can be collected. A killed run is taken up where it stopped. Exit code 1 says that no listing of
    some source could be read, so that nothing new of it can have been seen.

    \b
    Example:
      azimuth collect n1 --day 2025-11-05 --replay sample/archive
    """
    days = chosen_days(day, since, until)
    if replay_from is None:
        check_live(days)
    elif not replay_from.is_dir():
        raise BadInput(f"--replay {replay_from}: no such folder; it should hold <source>/<day>.warc.gz")
    jobs = make_jobs(sources, days, replay_from, is_again)
    if not jobs:
        return

    from spiders.run import run_crawls

    blind: list[str] = []

    def finished(crawl: "Crawl") -> None:
        write_crawl(crawl)
        report(crawl)
        if crawl.summary["finish_reason"] == "no-listing":
            blind.append(crawl.job.source.name)

    run_crawls(jobs, finished, f"azimuth {azimuth.__version__}")
    if blind:
        click.echo(f"no listing could be read: {', '.join(blind)}", err=True)
        sys.exit(1)


def check_live(days: list[date]) -> None:
    """Raise `BadInput` for days that live sites no longer show; warn where an owner could not find whom to write to.

    The morning run closes the day before, and a run that was missed is caught up late: what is listed now is then filed
    under the missed day, and `fetched_at` says when it was fetched.
    """
    from spiders.settings import CONTACT

    today = datetime.now(ZoneInfo("Europe/Belgrade")).date()
    first = today - LIVE_DAYS
    wrong = [day for day in days if not first <= day <= today]
    if wrong:
        raise BadInput(f"{wrong[0]} cannot be collected live, only {first} to {today}; an archive: --replay FOLDER")
    if not CONTACT:
        click.echo("azimuth: set AZIMUTH_CONTACT to an address or URL that sites can complain to", err=True)


def make_jobs(names: tuple[str, ...], days: list[date], replay: Path | None, is_again: bool) -> list["Job"]:
    """Return what is to be crawled, by day and source; say what is left out because it was crawled before."""
    from spiders.crawl import Job
    from spiders.source import all_sources

    known = all_sources()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise BadInput(f"no source is called {unknown[0]!r}; `azimuth sources` lists them")
    # A replay of an archive is no crawl of the sources that it holds nothing of.
    chosen = names or [name for name in known if replay is None or (replay / name).is_dir()]
    jobs = [Job(known[name], day, archive_folder(), replay, is_again) for day in days for name in chosen]
    return [job for each in jobs if (job := to_do(each))]


def to_do(job: "Job") -> "Job | None":
    """Return a crawl that has to be run, None where it has been; clear the way for a replay that is run again."""
    mark = unit_file(job, ".crawl.json")
    summary = json.loads(mark.read_text(encoding="utf-8")) if mark.exists() else None
    # A crawl that saw no listing is tried again whenever it is asked for: the site may be back.
    if summary and summary["finish_reason"] == "no-listing":
        job = replace(job, is_again=True)
    if summary and not job.is_again:
        click.echo(f"{job.day} {job.source.name:<20} already collected", err=True)
        return None
    if summary and job.replay:
        if not summary["is_replay"]:
            raise BadInput(f"{job.path} was collected live: evidence is not replaced by a replay")
        for suffix in reversed(SUFFIXES):
            unit_file(job, suffix).unlink(missing_ok=True)
    return job


def unit_file(job: "Job", suffix: str) -> Path:
    """Return a file of a crawl's unit."""
    return job.folder / f"{job.day.isoformat()}{suffix}"


def write_crawl(crawl: "Crawl") -> None:
    """Write index, fetch rows and summary; the summary last, for it says that the crawl ended."""
    from spiders.index import to_lines

    with whole_file(unit_file(crawl.job, ".cdxj")) as file:
        file.writelines(to_lines(crawl.entries))
    write_rows(unit_file(crawl.job, ".fetch.jsonl"), crawl.rows)
    with whole_file(unit_file(crawl.job, ".crawl.json")) as file:
        json.dump(crawl.summary, file, ensure_ascii=False, indent=1)


def report(crawl: "Crawl") -> None:
    """Say on standard error what came of a crawl."""
    counts = ", ".join(f"{number} {status}" for status, number in crawl.summary["counts"].items())
    rate = len(crawl.entries) / crawl.seconds
    line = f"{crawl.job.day} {crawl.job.source.name:<20} {counts or 'nothing archived'}; {rate:.0f} pages/s"
    click.echo(line, err=True)
