"""Pages and listings in the structure of each site, from sample/templates."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from sample.page import SamplePage
from sample.site import TRACKING, Site, words

SCRIPTS = {"Latn": "sr-Latn", "Cyrl": "sr-Cyrl"}


@dataclass(frozen=True)
class View:
    """What the templates see of a page; `at` is the time it states (local), `changed_at` its last change."""

    page: SamplePage
    url: str
    at: datetime | None
    changed_at: datetime

    def __getattr__(self, name: str) -> Any:
        """Return a field of the page itself."""
        return getattr(self.page, name)

    @property
    def lead(self) -> str:
        """Return the first paragraph."""
        return self.page.paragraphs[0]

    @property
    def rest(self) -> tuple[str, ...]:
        """Return the paragraphs after the first."""
        return self.page.paragraphs[1:]

    @property
    def byline(self) -> str | None:
        """Return who wrote the text: author, agency, or both."""
        return ", ".join(name for name in (self.page.author, self.page.agency) if name) or None

    @property
    def html(self) -> str:
        """Return the paragraphs as HTML."""
        return "".join(f"<p>{escape(text)}</p>\n" for text in self.page.paragraphs)

    @property
    def day_key(self) -> str:
        """Return the day for grouping; empty without a date."""
        return self.at.date().isoformat() if self.at else ""


def view(site: Site, page: SamplePage) -> View:
    """Return a page with its address and stated time."""
    return View(page, site.address(page), site.local_time(page), page.published)


def article(site: Site, page: SamplePage, related: Sequence[SamplePage]) -> bytes:
    """Return the HTML of an article; a broken page ends before its headline in an error message."""
    shown = view(site, page)
    html = render(site, "article.html.j2", page=shown, related=[view(site, other) for other in related])
    if page.special == "broken-page":
        html = html[: html.index("<h1")] + f"<b>Fatal error</b>: {site.words('broken')}\n"
    return html.encode()


def listing(site: Site, pages: Sequence[SamplePage]) -> bytes:
    """Return the listing of these pages, newest first; one that is linked twice stands in it twice."""
    items = []
    for page in pages:
        shown = view(site, page)
        items.append(shown)
        if page.special == "duplicate-url":
            items.append(replace(shown, url=shown.url + TRACKING))
    return render(site, f"{site.listing}.j2", items=items, newest=newest(items)).encode()


def index(site: Site, pages: Sequence[SamplePage]) -> bytes:
    """Return the index that names the site's listing."""
    items = [view(site, page) for page in pages]
    return render(site, "index.xml.j2", listing_url=site.listing_url, newest=newest(items)).encode()


def newest(items: Sequence[View]) -> datetime | None:
    """Return the latest stated time."""
    return max((item.at for item in items if item.at), default=None)


def render(site: Site, template: str, **context: Any) -> str:
    """Return a template of the site, filled."""
    content = environment().get_template(f"{site.source.name}/{template}")
    return content.render(site=site, meta=site.meta, note=site.words("note"), **context)


@cache
def environment() -> Environment:
    """Return the templates with their filters; everything is escaped for HTML and XML."""
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    found.filters |= {
        "rfc822": format_datetime,
        "utc": lambda at: at.astimezone(UTC),
        "iso": lambda at: at.isoformat(timespec="seconds"),
        "compact_iso": lambda at: at.strftime("%Y-%m-%dT%H:%M%z"),
        "path": lambda url: urlsplit(url).path + (f"?{urlsplit(url).query}" if urlsplit(url).query else ""),
        "after": lambda url, mark: url.partition(mark)[2],
        "sr_day": lambda at, script: f"{at.day}. {words()['months'][SCRIPTS[script]][at.month - 1]} {at.year}.",
        "sr_weekday": lambda at, script: words()["weekdays"][SCRIPTS[script]][at.weekday()],
        "en_day": lambda at: f"{at.day} {at:%B %Y}",
        "us_day": lambda at: f"{at:%B} {at.day}, {at.year}",
        "us_clock": lambda at: f"{at.month}/{at.day}/{at.year} {at.hour % 12 or 12}:{at:%M:%S %p}",
        "json_ld": json_ld,
    }
    return found


def json_ld(shown: View, kind: str, publisher: str, language: str = "sr") -> Markup:
    """Return the schema.org description of an article."""
    fields: dict[str, Any] = {"@context": "https://schema.org", "@type": kind, "headline": shown.title}
    fields |= {
        "mainEntityOfPage": shown.url,
        "inLanguage": language,
        "publisher": {"@type": "Organization", "name": publisher},
    }
    if shown.at:
        fields |= {"datePublished": shown.at.isoformat(), "dateModified": shown.at.isoformat()}
    if shown.byline:
        fields["author"] = {"@type": "Person", "name": shown.byline}
    if shown.section:
        fields["articleSection"] = shown.section
    dump = json.dumps(fields, ensure_ascii=False)
    return Markup(dump.replace("<", "\\u003c"))  # noqa: S704 - JSON cannot end the script element any more
