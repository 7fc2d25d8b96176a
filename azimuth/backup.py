"""`azimuth backup`: all that cannot be made anew, into a folder."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.filestore import FileStore, Kept
from azimuth.layout import data_folder

CATALOG = "warehouse/catalog.sqlite"
# What other files give again, and the warehouse, of which only what its catalog names is kept.
LEFT_OUT = ("azimuth.duckdb", "desk.duckdb", "runs", "warehouse")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="Afterwards remove all but this many of the newest backups.")
@click.option("--verify", "is_verify", is_flag=True, help="Make no backup: read the newest one and check every file.")
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
def command(folder: Path, keep: int | None, is_verify: bool, wait_seconds: int) -> None:
    """Keep archive, documents, annotations, warehouse (with the reviewers' corrections) and reports in FOLDER.

    Files are kept by their SHA-256, each once, so that a backup costs what has changed since the last; a killed one is
    taken up by the next. The published database is not kept: `azimuth publish` makes it anew.

    \b
    Example:
      azimuth backup /mnt/backup/azimuth --keep 8
      azimuth backup /mnt/backup/azimuth --verify
    """
    folder = folder.resolve()
    store = FileStore(folder)
    if is_verify:
        verify(store)
        return
    if folder.is_relative_to(data_folder()):
        raise BadInput(f"{folder} lies inside the data that it is to keep: name a folder elsewhere, on another disk")
    if not data_folder().is_dir():
        raise BadInput(f"there is no data in {data_folder()}: set AZIMUTH_DATA")
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    files, copied = keep_all(store, wait_seconds)
    store.write_list(name, files, azimuth.__version__)
    total = sum(each.bytes for each in files)
    click.echo(f"{name}: {len(files)} files, {total / 1e6:.1f} MB; {copied} copied, the others kept already")
    if keep:
        click.echo(f"{store.forget(keep)} files of older backups removed")


def keep_all(store: FileStore, wait_seconds: float) -> tuple[list[Kept], int]:
    """Keep every file of the data folder that has to be kept; return them, and how many were copied."""
    newest = store.names()[-1:]
    known = {each.path: each for name in newest for each in store.files(name)}
    kept, copied = [], 0
    for number, (path, name) in enumerate(files_to_keep(wait_seconds), 1):
        each, is_new = store.keep(path, name, known.get(name))
        kept.append(each)
        copied += is_new
        if number % 1000 == 0:
            click.echo(f"{number} files, {copied} copied", err=True)
    return kept, copied


def files_to_keep(wait_seconds: float) -> Iterator[tuple[Path, str]]:
    """Yield the files and their paths below the data folder; the warehouse first, with its writer held off."""
    from warehouse.keeping import copy_catalog
    from warehouse.store import lake_in, writing

    data = data_folder()
    lake = lake_in(data)
    if lake.exists:
        with tempfile.TemporaryDirectory() as beside, writing(lake, wait_seconds=wait_seconds) as connection:
            copy = Path(beside) / "catalog.sqlite"
            for path in copy_catalog(connection, lake, copy):
                yield path, path.relative_to(data).as_posix()
            yield copy, CATALOG
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data)
        # A name with a dot in front is a file that is being written, or was when its process was killed.
        is_hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not is_hidden and not name.parts[0].startswith(LEFT_OUT):
            yield path, name.as_posix()


def verify(store: FileStore) -> None:
    """Read every file of the newest backup; exit code 1 where one is not what was kept."""
    names = store.names()
    if not names:
        raise BadInput(f"{store.folder} has no backup yet: run `azimuth backup {store.folder}`")
    files = store.files(names[-1])
    broken = 0
    for each in files:
        problem = store.problem_of(each)
        if problem:
            broken += 1
            click.echo(f"{each.path}: {problem} ({store.place(each.sha256)})")
    click.echo(f"{names[-1]}: {len(files) - broken} files whole, {broken} broken", err=True)
    if broken:
        sys.exit(1)
