"""`azimuth tidy`: what of the warehouse's history, and of an archive that is backed up, may go."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click

from azimuth.errors import BadInput
from azimuth.filestore import FileStore, digest_of_file
from azimuth.layout import archive_folder, data_folder
from azimuth.options import Day


@click.command()
@click.option(
    "--keep-days", type=click.IntRange(0), default=365, show_default=True, help="Days that snapshots are kept."
)
@click.option("--warc-before", type=Day(), help="Remove WARC files of days before this one that are in --backed-up.")
@click.option(
    "--backed-up",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of `azimuth backup` that must hold them.",
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Only say what would go.")
def command(keep_days: int, warc_before: date | None, backed_up: Path | None, is_dry: bool) -> None:
    """Expire old snapshots of the warehouse, merge its small files, and remove the files that nothing needs any more.

    No row of the present warehouse changes. WARC files are evidence and stay, unless they are asked for by day and the
    backup holds the very same bytes; index and fetch rows stay in any case.

    \b
    Example:
      azimuth tidy --dry-run
      azimuth tidy --keep-days 400 --warc-before 2024-01-01 --backed-up /mnt/backup/azimuth
    """
    from warehouse.keeping import tidy
    from warehouse.store import lake_in

    if (warc_before is None) != (backed_up is None):
        raise BadInput(
            "WARC files are removed only out of a backup's reach: give --warc-before and --backed-up together"
        )
    lake = lake_in(data_folder())
    if not lake.exists:
        raise BadInput(f"there is no warehouse in {lake.folder} yet: run `azimuth load` first")
    done = tidy(lake, keep=timedelta(days=keep_days), is_dry=is_dry)
    would = "would be " if is_dry else ""
    click.echo(f"{done.snapshots} snapshots {would}expired")
    if not is_dry:
        click.echo(f"{done.files_before} files before, {done.files_after} after; {done.removed} removed from the disk")
    if warc_before and backed_up:
        removable = list(removable_warcs(warc_before, FileStore(backed_up)))
        for path in [] if is_dry else removable:
            path.unlink()
        click.echo(f"{len(removable)} WARC files {would}removed; `azimuth restore` brings them back")


def removable_warcs(before: date, store: FileStore) -> Iterator[Path]:
    """Yield the WARC files of ended crawls before a day whose bytes the newest backup holds, read and compared."""
    names = store.names()
    if not names:
        raise BadInput(f"{store.folder} holds no backup: run `azimuth backup {store.folder}` first")
    kept = {each.path: each for each in store.files(names[-1])}
    for path in sorted(archive_folder().glob("*/*.warc.gz")):
        day = path.name.removesuffix(".warc.gz")
        each = kept.get(path.relative_to(data_folder()).as_posix())
        has_ended = path.with_name(f"{day}.crawl.json").exists()
        is_old = day < before.isoformat() and has_ended
        if is_old and each and digest_of_file(path)[0] == each.sha256 and store.problem_of(each) is None:
            yield path
