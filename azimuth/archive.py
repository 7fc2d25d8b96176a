"""`azimuth archive`: look into the evidence, prove it, index it again."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from azimuth.errors import BadInput
from azimuth.layout import archive_folder, whole_file
from azimuth.options import Day

if TYPE_CHECKING:
    from spiders.index import Entry
    from spiders.warc import Record


@click.group()
def command() -> None:
    """Look into the archive of fetched pages.

    \b
    Example:
      azimuth archive show https://n1info.rs/vesti/ --headers
    """


@command.command()
@click.argument("url")
@click.option("--day", type=Day(), help="As it was on this day; the last time it was fetched where none is given.")
@click.option("--headers", "with_headers", is_flag=True, help="Print what the server said about it first.")
def show(url: str, day: date | None, with_headers: bool) -> None:
    """Print an archived page.

    \b
    Example:
      azimuth archive show https://n1info.rs/vesti/ --day 2025-11-05
    """
    entries = sorted(entries_of(url, day), key=lambda entry: entry.date)
    if not entries:
        raise BadInput(f"{url} is not in the archive{f' of {day}' if day else ''}; `azimuth archive index` rebuilds it")
    print_record(archive_folder() / entries[-1].filename, entries[-1].offset, with_headers)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("offset", type=int)
@click.option("--headers", "with_headers", is_flag=True, help="Print what the server said about it first.")
def record(file: Path, offset: int, with_headers: bool) -> None:
    """Print the page at OFFSET of a WARC FILE, as documents and signals point to it.

    \b
    Example:
      azimuth archive record n1/2025-11-05.warc.gz 10393 --headers
    """
    path = archive_folder() / file
    if not path.is_file():
        raise BadInput(f"{path}: no such WARC file; name it as in `warc_file`, <source>/<day>.warc.gz")
    print_record(path, offset, with_headers)


@command.command()
@click.argument("sources", nargs=-1)
def verify(sources: tuple[str, ...]) -> None:
    """Check every record's digests; exit code 1 where one is broken.

    \b
    Example:
      azimuth archive verify n1
    """
    from spiders.verify import verify as verify_file

    good = bad = 0
    for path in warc_files(sources):
        for offset, problem in verify_file(path):
            good, bad = good + (problem is None), bad + (problem is not None)
            if problem:
                click.echo(f"{path.relative_to(archive_folder())} byte {offset}: {problem}")
    click.echo(f"{good} records whole, {bad} broken", err=True)
    if bad:
        sys.exit(1)


@command.command()
@click.argument("sources", nargs=-1)
def index(sources: tuple[str, ...]) -> None:
    """Write the .cdxj files again from the WARC files.

    \b
    Example:
      azimuth archive index
    """
    from spiders.index import read_entries, to_lines

    for path in warc_files(sources):
        lines = to_lines(read_entries(path, str(path.relative_to(archive_folder()))))
        with whole_file(path.with_name(path.name.replace(".warc.gz", ".cdxj"))) as file:
            file.writelines(lines)
        click.echo(f"{path.relative_to(archive_folder())}: {len(lines)} answers", err=True)


def warc_files(sources: tuple[str, ...]) -> list[Path]:
    """Return the WARC files of these sources, or of all, in order."""
    missing = [name for name in sources if not (archive_folder() / name).is_dir()]
    if missing:
        raise BadInput(f"the archive holds nothing of {missing[0]!r} ({archive_folder()})")
    return [path for name in sources or ("*",) for path in sorted(archive_folder().glob(f"{name}/*.warc.gz"))]


def entries_of(url: str, day: date | None) -> Iterator["Entry"]:
    """Yield the index entries of a URL, of one day or of all."""
    from spiders.index import from_line

    quoted = json.dumps(url, ensure_ascii=False)
    for path in archive_folder().glob(f"*/{day.isoformat() if day else '*'}.cdxj"):
        with path.open(encoding="utf-8") as file:
            yield from (
                entry for entry in map(from_line, (line for line in file if quoted in line)) if entry.url == url
            )


def print_record(path: Path, offset: int, with_headers: bool) -> None:
    """Print a record's payload as its bytes; that of the earlier record where it is a revisit."""
    from spiders.recorded import Recorded
    from spiders.warc import read_record_at

    found = read_record_at(path, offset)
    if with_headers:
        print_headers(found, path)
    if found.is_revisit:
        day = date.fromisoformat(path.name.removesuffix(".warc.gz"))
        original = Recorded(path.parent, day).original(found)
        if original is None:
            raise BadInput(f"{path} byte {offset} repeats {found.refers_to_date}, which is not in the archive")
        found = original
    sys.stdout.buffer.write(found.payload)


def print_headers(found: "Record", path: Path) -> None:
    """Print where a record lies and the headers that came with it."""
    click.echo(f"{path} byte {found.offset}, {found.length} bytes, {found.type}")
    click.echo(f"{found.url} fetched {found.date:%Y-%m-%dT%H:%M:%SZ}, payload {found.payload_digest}")
    if found.is_revisit:
        click.echo(f"repeats {found.refers_to_url} of {found.refers_to_date}")
    click.echo(f"HTTP {found.http_status}")
    for name, value in found.http_headers:
        click.echo(f"{name}: {value}")
    click.echo()
