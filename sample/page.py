"""The pages of the sample: what sample/pages/*.toml and sample/recorded/*.toml hold, checked."""

import tomllib
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from spiders.errors import BadInput

BELGRADE = ZoneInfo("Europe/Belgrade")
VISIT = time(23, 50)  # the time of day in Belgrade at which the sample's collector looks
SPECIALS = frozenset(
    {"silent-edit", "wire-copy", "duplicate-url", "broken-page", "robots-disallowed", "no-date", "cyrillic-twin"}
    | {"updated-figure"}
)
REQUIRED = {"slug", "published", "title", "paragraphs", "basis"}
OPTIONAL = {"author", "agency", "section", "special", "edit"}


@dataclass(frozen=True, kw_only=True)
class SamplePage:
    """A page as one capture finds it; `edit` is the page as it stands from `edit_on` on.

    `found_on` is the day of the first visit that finds it, where that is not the day of publication.
    """

    source: str
    slug: str
    published: datetime
    title: str
    paragraphs: tuple[str, ...]
    author: str | None = None
    agency: str | None = None
    section: str | None = None
    special: str | None = None
    edit_on: date | None = None
    edit: "SamplePage | None" = None
    found_on: date | None = None

    @property
    def day(self) -> date:
        """Return the day of the first visit that finds the page."""
        local = self.published.astimezone(BELGRADE)
        return self.found_on or local.date() + timedelta(days=local.time() > VISIT)

    @property
    def number(self) -> int:
        """Return a number of six digits for addresses that hold one."""
        return 100_000 + zlib.crc32(f"{self.source}/{self.slug}".encode()) % 900_000

    def on(self, day: date) -> "SamplePage":
        """Return the page as it stands on a day."""
        return self.edit if self.edit and self.edit_on and day >= self.edit_on else self


def load_pages(path: Path) -> list[SamplePage]:
    """Return the pages of a file in order of publication; raise `BadInput` where one is not as it should be."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: {error}") from error
    rows = content.get("page", [])
    for row in rows:
        check(path, row)
    pages = [to_page(path.stem, row) for row in rows]
    slugs = [page.slug for page in pages]
    for slug in {slug for slug in slugs if slugs.count(slug) > 1}:
        raise BadInput(f"{path}: two pages are called {slug}")
    return sorted(pages, key=lambda page: (page.published, page.slug))


def check(path: Path, row: dict[str, Any]) -> None:
    """Raise `BadInput` for a page that cannot be rendered."""
    name = f"{path}: page {row.get('slug')}"
    missing, unknown = REQUIRED - row.keys(), row.keys() - REQUIRED - OPTIONAL
    if missing or unknown:
        raise BadInput(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    if not isinstance(row["published"], datetime) or row["published"].tzinfo is None:
        raise BadInput(f"{name}: published must be a time with offset, 2025-11-04T13:05:00+01:00")
    if not row["paragraphs"] or not all(text.strip() for text in row["paragraphs"]):
        raise BadInput(f"{name}: paragraphs must be texts, at least one")
    if row.get("special") not in {None, *SPECIALS}:
        raise BadInput(f"{name}: special {row['special']!r} is none of {sorted(SPECIALS)}")
    if ("edit" in row) != (row.get("special") in {"silent-edit", "updated-figure"}):
        raise BadInput(f"{name}: [page.edit] belongs to a silent-edit or an updated-figure, and only there")


def to_page(source: str, row: dict[str, Any]) -> SamplePage:
    """Return a checked row as a page."""
    plain = {key: value for key, value in row.items() if key not in {"paragraphs", "edit", "basis"}}
    page = SamplePage(source=source, paragraphs=tuple(row["paragraphs"]), **plain)
    edit = row.get("edit")
    if edit is None:
        return page
    edited = replace(
        page,
        title=edit.get("title", page.title),
        paragraphs=tuple(edit.get("paragraphs", page.paragraphs)),
    )
    return replace(page, edit_on=edit["on"], edit=edited)
