"""`azimuth extract`: read documents out of the archive."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from inspect import getfile
from os import cpu_count
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import click

from azimuth.documents import STAGE, code_version, write_unit
from azimuth.errors import BadInput
from azimuth.extractfolder import extract_folder, is_folder_call
from azimuth.layout import archive_folder, unit_file
from azimuth.options import chosen_days, day_options
from azimuth.stage import digest_of, is_done


class Outcome(NamedTuple):
    """What became of a unit; `counts` is empty where there was nothing to do."""

    unit: str
    counts: Counter[str]
    seconds: float


@click.command()
@click.argument("sources", nargs=-1)
@day_options
@click.option("--again", "is_again", is_flag=True, help="Read units again that have been read.")
@click.option("--jobs", type=click.IntRange(1), default=cpu_count, show_default="one a processor", help="Processes.")
def command(
    *,
    sources: tuple[str, ...],
    day: date | None,
    since: date | None,
    until: date | None,
    is_again: bool,
    jobs: int,
) -> None:
    """Read documents out of archived pages; all SOURCES where none is named.

    With a folder and a JSON file instead, `ID.html[.gz]` of any site are read into `{ID: {articleBody, headline,
    datePublished}}`, without any site's selectors.

    Every article response becomes one document or one quarantine row with its reason. Units already read by this
    version from the same archive are left alone.

    \b
    Example:
      azimuth extract --day 2025-11-05
      azimuth extract n1 rts --since 2025-10-20 --until 2025-11-16 --jobs 2
      azimuth extract pages/ found.json
    """
    if is_folder_call(sources):
        extract_folder(Path(sources[0]), Path(sources[1]))
        return
    units = archived_units(chosen_days(day, since, until), sources)
    if not units:
        raise BadInput("nothing collected there; run `azimuth collect` for these days and sources first")
    total: Counter[str] = Counter()
    for number, outcome in enumerate(extract_units(units, is_again, jobs), 1):
        total.update(outcome.counts)
        click.echo(f"[{number}/{len(units)}] {outcome.unit.replace('/', ' ')}: {progress(outcome)}", err=True)
    click.echo(", ".join(f"{name} {count}" for name, count in sorted(total.items())) or "nothing to do")


def archived_units(days: Sequence[date], sources: Sequence[str]) -> list[str]:
    """Return the units whose crawl has ended, by day and source."""
    from spiders.source import all_sources

    known = all_sources()
    unknown = sorted(set(sources) - set(known))
    if unknown:
        raise BadInput(f"no source {unknown[0]!r}; `azimuth sources` lists them")
    return [
        f"{day.isoformat()}/{name}"
        for day in days
        for name in sorted(sources or known)
        if (archive_folder() / name / f"{day.isoformat()}.crawl.json").exists()
    ]


def extract_units(units: Sequence[str], is_again: bool, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each unit as it is finished; the first error ends all."""
    if min(jobs, len(units)) == 1:
        yield from (extract_unit(unit, is_again) for unit in units)
        return
    with ProcessPoolExecutor(min(jobs, len(units))) as pool:
        futures = [pool.submit(extract_unit, unit, is_again) for unit in units]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def extract_unit(unit: str, is_again: bool) -> Outcome:
    """Read one unit, unless that has been done from the same archive by the same code."""
    from nlp.language import identify
    from spiders.extraction import read_archive
    from spiders.source import all_sources

    day, _, name = unit.partition("/")
    warc_file = f"{name}/{day}.warc.gz"
    path = archive_folder() / warc_file
    if not path.exists():
        raise BadInput(f"{path}: missing, though its crawl ended; restore it or `azimuth collect {name} --again`")
    source = all_sources()[name]
    digest, version = digest_of(path), code_version(Path(getfile(source)))
    if not is_again and is_done(unit_file(STAGE, unit, ".done.json"), digest, version):
        return Outcome(unit, Counter(), 0.0)
    started = monotonic()
    rows = read_archive(path, source, date.fromisoformat(day), warc_file, identify)
    counts = write_unit(unit, rows, seen=set(), input_digest=digest, made_by=version)
    return Outcome(unit, counts, monotonic() - started)


def progress(outcome: Outcome) -> str:
    """Return a unit's figures on one line."""
    if not outcome.counts:
        return "already done"
    counts = outcome.counts
    rate = (counts["documents"] + counts["quarantined"]) / max(outcome.seconds, 0.001)
    return f"{counts['documents']} documents, {counts['quarantined']} quarantined, {rate:.0f} documents/s"
