"""`azimuth record`: a page of a live site, and what is read out of it, for whoever keeps a source's selectors."""

import json
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder, whole_file
from azimuth.options import Day

if TYPE_CHECKING:
    from spiders.source import Source
    from spiders.warc import Record

FIELDS = ("published_at", "published_on", "published_precision", "date_source", "author", "agency", "section")


@click.command()
@click.argument("spider")
@click.argument("url")
@click.option("--day", type=Day(), help="Day of the archive that --replay names.")
@click.option(
    "--replay",
    "replay_from",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take the page from this archive, not from the network.",
)
def command(spider: str, url: str, day: date | None, replay_from: Path | None) -> None:
    """Fetch SPIDER's listings and the article at URL; keep them, and what is read out of them, as an expectation.

    The folder is AZIMUTH_DATA/recorded/SPIDER: texts of others do not go into the repository. Compare the printed
    fields with the page as a reader sees it, mend expected.json where the page is right, and run
    `pytest tests/test_sources.py`, which reads that folder too. The site's robots.txt holds.

    \b
    Example:
      azimuth record n1 https://n1info.rs/vesti/some-article/
    """
    from spiders.source import all_sources

    source = all_sources().get(spider)
    if source is None:
        raise BadInput(f"no source is called {spider!r}; `azimuth sources` lists them")
    if (day is None) != (replay_from is None):
        raise BadInput("--day and --replay belong together: a live page is of today")
    day = day or datetime.now(ZoneInfo("Europe/Belgrade")).date()
    folder = data_folder() / "recorded" / spider
    with tempfile.TemporaryDirectory() as beside:
        records = fetch(source, url, day, Path(beside), replay_from)
    expected = expectation(source, url, records)
    for name, payload in files_of(records):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(payload)
    with whole_file(folder / "expected.json") as file:
        file.write(json.dumps(expected, ensure_ascii=False, indent=2) + "\n")
    for key in ("title", *FIELDS, "language", "script", "extractor"):
        click.echo(f"{key:<20} {expected[key]}")
    click.echo(f"{'paragraphs':<20} {len(expected['paragraphs'])}\n{folder}")


def fetch(source: type["Source"], url: str, day: date, beside: Path, replay: Path | None) -> list["Record"]:
    """Return the records of a crawl that asks for the start addresses and this article alone."""
    from spiders.crawl import Crawl, Job
    from spiders.onepage import for_one_page
    from spiders.run import run_crawls
    from spiders.warc import read_records

    ended: list[Crawl] = []
    job = Job(for_one_page(source, url), day, beside, replay)
    run_crawls([job], ended.append, f"azimuth {azimuth.__version__}")
    records = [record for record in read_records(job.path) if 200 <= record.http_status < 300]
    if not any(record.role == "article" for record in records):
        failed = [
            f"{row['url']}: {row['reason'] or row['status']}" for row in ended[0].rows if row["role"] == "article"
        ]
        raise BadInput(f"no page to record; {'; '.join(failed) or ended[0].summary['finish_reason']}")
    return records


def expectation(source: type["Source"], url: str, records: list["Record"]) -> dict[str, Any]:
    """Return what the page gives, in the form that the tests compare with."""
    from nlp.language import identify
    from spiders.document import Quarantine
    from spiders.extraction import read_record

    page = next(record for record in records if record.role == "article")
    listing = next((record.url for record in records if record.role == "listing"), source.start_urls[0])
    document = read_record(page, source, identify)
    if isinstance(document, Quarantine):
        raise BadInput(f"{url}: {document.reason}: {document.detail}")
    row = document.row()
    expected = {"url": row["canonical_url"], "listing": listing, "fetched_at": page.date.isoformat()}
    expected |= {"listed_date": page.listed_date, "listed_date_kind": page.listed_date_kind}
    expected |= {"title": row["title"], "paragraphs": row["text"].split("\n\n")}
    return expected | {field: row[field] for field in (*FIELDS, "language", "script", "extractor")}


def files_of(records: list["Record"]) -> list[tuple[str, bytes]]:
    """Return the article and the first listing as named files."""
    kinds = {"json": "json", "xml": "xml", "html": "html"}
    files: dict[str, bytes] = {}
    for record in records:
        kind = (record.header("content-type") or "").partition(";")[0]
        suffix = next((kinds[word] for word in kinds if word in kind.replace("xhtml+xml", "html")), "bin")
        name = "article.html" if record.role == "article" else f"listing.{suffix}"
        if record.role in ("article", "listing"):
            files.setdefault(name, record.payload)
    return list(files.items())
