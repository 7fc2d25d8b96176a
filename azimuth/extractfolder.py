"""`azimuth extract FOLDER OUT.json`: pages of no known source, in the layout that extraction benchmarks score."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import click

from azimuth.errors import BadInput
from azimuth.layout import whole_file

ENDINGS = (".html", ".html.gz")


def is_folder_call(arguments: tuple[str, ...]) -> bool:
    """Say whether the arguments are a folder of pages and a JSON file to write, not names of sources."""
    return len(arguments) == 2 and arguments[1].endswith(".json")


def extract_folder(folder: Path, out: Path) -> None:
    """Read every `ID.html` or `ID.html.gz` with the general extractor into one JSON object by id.

    Each value has `articleBody`, `headline` and `datePublished`; a page without text has an empty body, and is counted.
    """
    from spiders.anypage import read_any

    pages = list(pages_of(folder))
    if not pages:
        raise BadInput(f"{folder}: holds no ID.html or ID.html.gz")
    found = {}
    with click.progressbar(pages, label="pages") as shown:
        started = process_time()
        for name, path in shown:
            found[name] = read_any(payload_of(path))
        seconds = process_time() - started
    with whole_file(out) as file:
        json.dump(found, file, ensure_ascii=False, indent=1)
    empty = sum(not page["articleBody"] for page in found.values())
    click.echo(f"{len(found)} pages, {empty} without text, {len(found) / max(seconds, 0.001):.0f} pages/s of CPU")


def pages_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield id and path of the pages of a folder, by name."""
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder")
    for path in sorted(folder.iterdir()):
        for ending in ENDINGS:
            if path.name.endswith(ending):
                yield path.name.removesuffix(ending), path


def payload_of(path: Path) -> bytes:
    """Return the bytes of a page, decompressed."""
    try:
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (EOFError, gzip.BadGzipFile) as error:
        raise BadInput(f"{path}: no whole gzip file ({error})") from error
