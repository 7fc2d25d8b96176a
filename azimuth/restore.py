"""`azimuth restore`: a backup back into an empty data folder."""

from pathlib import Path

import click

from azimuth.backup import CATALOG
from azimuth.errors import BadInput
from azimuth.filestore import FileStore, Kept, copy_file, digest_of_file
from azimuth.layout import data_folder


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("paths", nargs=-1)
@click.option("--at", "name", help="The backup to restore, by its name; default: the newest.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only say which backups there are and what would be written.")
def command(folder: Path, paths: tuple[str, ...], name: str | None, is_dry: bool) -> None:
    """Write a backup of FOLDER into AZIMUTH_DATA; with PATHS only what lies below them.

    Every file is checked against its SHA-256 as it is written. A restore that was killed goes on; a file that is there
    with other contents is never replaced. Then `azimuth publish` makes the analysts' database.

    \b
    Example:
      azimuth restore /mnt/backup/azimuth
      azimuth restore /mnt/backup/azimuth archive/n1/2025-11-05.warc.gz
    """
    store = FileStore(folder.resolve())
    names = store.names()
    if not names:
        raise BadInput(f"{folder} holds no backup")
    chosen = name or names[-1]
    files = [each for each in store.files(chosen) if is_below(each.path, paths)]
    if not files:
        raise BadInput(f"the backup {chosen} has nothing below {', '.join(paths)}")
    # The catalog last: with it the warehouse is there.
    files.sort(key=lambda each: each.path == CATALOG)
    missing = files_missing(files)
    if is_dry:
        click.echo("\n".join(names))
        click.echo(f"{chosen}: {len(missing)} files to write, {sum(each.bytes for each in missing) / 1e6:.1f} MB")
        return
    for number, each in enumerate(missing, 1):
        source = store.place(each.sha256)
        if not source.exists():
            raise BadInput(
                f"{each.path}: its bytes are gone from {folder}; `azimuth backup --verify` lists all such files"
            )
        copy_file(source, data_folder() / each.path, each.sha256)
        if number % 1000 == 0:
            click.echo(f"{number} of {len(missing)} files", err=True)
    click.echo(
        f"{chosen}: {len(missing)} files written, {len(files) - len(missing)} there already, all as they were kept"
    )


def is_below(path: str, chosen: tuple[str, ...]) -> bool:
    """Tell whether a file is one of the chosen, or in a folder of them; all are where none is chosen."""
    return not chosen or any(path == each or path.startswith(f"{each.rstrip('/')}/") for each in chosen)


def files_missing(files: list[Kept]) -> list[Kept]:
    """Return the files that are not there; raise `BadInput` where one would be replaced or lie outside."""
    data = data_folder()
    missing = []
    for each in files:
        path = data / each.path
        if not path.resolve().is_relative_to(data):
            raise BadInput(f"{each.path} leads out of {data}: this list was not made by `azimuth backup`")
        if not path.exists():
            missing.append(each)
        elif digest_of_file(path)[0] != each.sha256:
            raise BadInput(f"{path} has other contents: restore into an empty AZIMUTH_DATA")
    return missing
