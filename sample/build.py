"""Make the sample archive and the recorded pages of the tests: `python sample/build.py`. Same input, same bytes."""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sample.captures import Capture, all_days, captures_of, pages_of, recorded_pages, visited_at
from sample.page import BELGRADE, SamplePage
from sample.render import article, listing
from sample.site import FOLDER, Site, all_sites
from spiders.errors import BadInput
from spiders.warc import IDENTICAL_PAYLOAD, NOT_MODIFIED
from spiders.warcwriter import Exchange, Revisit, WarcWriter, sha256


def main() -> int:
    """Build both; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, default=FOLDER / "archive", help="where the WARC files go")
    parser.add_argument(
        "--recorded", type=Path, default=FOLDER.parent / "tests" / "pages", help="where the tests' pages go"
    )
    options = parser.parse_args()
    try:
        build_archive(options.archive)
        build_recorded(options.recorded)
    except BadInput as error:
        print(f"sample/build.py: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def build_archive(target: Path) -> None:
    """Write one WARC file for each source and day; the old archive goes only when the new one is whole."""
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, site in all_sites().items():
        pages = pages_of(site)
        if pages:
            write_source(beside / name, site, pages)
    shutil.rmtree(target, ignore_errors=True)
    beside.rename(target)


def write_source(folder: Path, site: Site, pages: Sequence[SamplePage]) -> None:
    """Write the days of a source."""
    earlier: dict[str, Revisit] = {}
    info = {"software": "azimuth sample/build.py", "isPartOf": "azimuth-sample", "description": site.meta}
    for day in all_days():
        writer = WarcWriter(folder / f"{day.isoformat()}.warc.gz", info, visited_at(day).astimezone(UTC))
        for number, capture in enumerate(captures_of(site, pages, day)):
            at = (visited_at(day) + timedelta(seconds=number)).astimezone(UTC)
            writer.write(exchange(site, capture, at, earlier))
        writer.close()


def exchange(site: Site, capture: Capture, at: datetime, earlier: dict[str, Revisit]) -> Exchange:
    """Return a capture as an exchange: a whole answer where it is new, else a revisit of the earlier one.

    No request stands beside it: nothing was ever asked of these hosts.
    """
    digest = sha256(capture.payload)
    before = earlier.get(capture.url)
    is_repeated = before is not None and before.payload_digest == digest
    if not is_repeated:
        earlier[capture.url] = Revisit(IDENTICAL_PAYLOAD, capture.url, f"{at:%Y-%m-%dT%H:%M:%SZ}", digest)
    has_etag = site.has_etag and capture.role == "article"
    is_not_modified = is_repeated and has_etag
    revisit = before if is_repeated else None
    if revisit and is_not_modified:
        revisit = Revisit(NOT_MODIFIED, revisit.url, revisit.date, digest)
    return Exchange(
        url=capture.url,
        date=at,
        request=None,
        response_head=head(capture, at, digest if has_etag else None, is_not_modified=is_not_modified),
        payload=capture.payload,
        payload_digest=digest,
        known={"source": site.source.name, "role": capture.role},
        revisit=revisit,
    )


def head(capture: Capture, at: datetime, etag: str | None, *, is_not_modified: bool) -> bytes:
    """Return status line and headers of an answer."""
    lines = [f"Date: {at:%a, %d %b %Y %H:%M:%S GMT}"]
    if etag:
        lines.append(f'ETag: "{etag[7:23]}"')
    if is_not_modified:
        status = "304 Not Modified"
    else:
        status = "200 OK"
        lines += [f"Content-Type: {capture.media_type}", f"Content-Length: {len(capture.payload)}"]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode()


def build_recorded(target: Path) -> None:
    """Write for each source a page, the listing that names it, and the document expected of it."""
    for name, site in all_sites().items():
        first, *others = reversed(recorded_pages(site))
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "article.html").write_bytes(article(site, first, others))
        (folder / site.listing).write_bytes(listing(site, [first, *others]))
        expected = json.dumps(expectation(site, first, others), ensure_ascii=False, indent=2)
        (folder / "expected.json").write_text(f"{expected}\n", encoding="utf-8")


def expectation(site: Site, page: SamplePage, others: Sequence[SamplePage]) -> dict[str, Any]:
    """Return what reading a recorded page must give: its own words, and what sites.toml says of its fields."""
    at = site.local_time(page)
    precision = site.expect["published_precision"]
    language, _, script = site.source.language.partition("-")
    return {
        "url": site.address(page),
        "listing": site.listing_url,
        "links": [site.address(each) for each in (page, *others)],
        "fetched_at": visited_at(page.day).isoformat(),
        "title": page.title,
        "paragraphs": list(page.paragraphs),
        "published_at": at.isoformat() if at and precision == "minute" else None,
        "published_on": on_day(at.astimezone(BELGRADE if precision == "minute" else at.tzinfo).date() if at else None),
        "published_precision": precision,
        "date_source": site.expect["date_source"],
        "author": site.expect.get("author"),
        "agency": site.expect.get("agency"),
        "section": page.section if site.source.page and site.source.page.section else None,
        "language": language,
        "script": script or "Latn",
    }


def on_day(day: date | None) -> str | None:
    """Return a day as text."""
    return day.isoformat() if day else None


if __name__ == "__main__":
    sys.exit(main())
