"""Which units can be loaded, from which files, and which are not ready yet."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from azimuth.errors import BadInput
from azimuth.layout import archive_folder, data_folder, read_rows, unit_file
from azimuth.stage import digest_of, read_mark, units_of, units_of_batch
from warehouse.unit import Unit


def units_of_days(days: Iterable[date]) -> list[str]:
    """Return the units of days that were crawled, read or annotated, by day and source."""
    days = list(days)
    crawled = {
        f"{day.isoformat()}/{path.parent.name}"
        for day in days
        for path in archive_folder().glob(f"*/{day.isoformat()}.crawl.json")
    }
    return sorted(crawled.union(units_of("documents", days), units_of("annotated", days)))


def units_of_import(batch: str) -> list[str]:
    """Return the units of an import, in order; raise `BadInput` where there is no such import."""
    units = units_of_batch("documents", batch)
    if not units:
        known = sorted(path.name for path in (data_folder() / "documents").glob("import-*"))
        raise BadInput(f"no import {batch!r}; there is {', '.join(known) or 'none: run `azimuth import texts` first'}")
    return units


def what_is_missing(unit: str) -> str | None:
    """Return the command that has to run before the unit can be loaded, or None where it is ready.

    A crawl that got no article has nothing to read, and is loaded as it is.
    """
    if read_mark(unit_file("documents", unit, ".done.json")):
        return None if read_mark(unit_file("annotated", unit, ".done.json")) else "annotate"
    fetched = crawl_file(unit, "fetch.jsonl")
    has_article = fetched.exists() and any(
        row["role"] == "article" and row["status"] == "fetched" for row in read_rows(fetched)
    )
    return "extract" if has_article else None


def unit_to_load(name: str) -> Unit:
    """Return a unit with its files and the digest of what they hold."""
    files = {
        "crawl": crawl_file(name, "crawl.json"),
        "fetch_row": crawl_file(name, "fetch.jsonl"),
        "document": unit_file("documents", name, ".jsonl"),
        "quarantine": unit_file("documents", name, ".quarantine.jsonl"),
        "annotated": unit_file("annotated", name, ".jsonl"),
    }
    mark = read_mark(unit_file("documents", name, ".done.json"))
    repeated = mark["counts"]["duplicate"] if mark else 0
    digest = f"{digest_of(*files.values())} {repeated}"
    return Unit(name, digest, {kind: path for kind, path in files.items() if path.exists()}, repeated)


def crawl_file(unit: str, suffix: str) -> Path:
    """Return the archive's file of a unit; for a part of an import there is none of that name."""
    day, _, source = unit.partition("/")
    return archive_folder() / source / f"{day}.{suffix}"
