"""One address for one text: the rules that turn the many URLs of an article into its canonical one.

Latin and Cyrillic editions of an article (`/lat/` and `/cir/`) stay two documents: their texts differ, and which
site keeps which twin where is not known well enough to join them by address.
"""

import re
import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus, urljoin, urlsplit, urlunsplit

from tldextract import TLDExtract
from w3lib.url import safe_url_string

DEFAULT_PORTS = {"http": 80, "https": 443}
# The list of public suffixes that comes with the package: never fetched, so the same everywhere.
registrable_domain = TLDExtract(suffix_list_urls=(), cache_dir=None)


def canonical_url(url: str, declared: str | None = None) -> str:
    """Return the canonical form of a page's URL; `declared` is what its `rel=canonical` says.

    A declaration counts only where it names the same registrable host and is not merely the front page:
    syndicated copies point to their origin, broken templates to the root.
    """
    return cleaned(trusted(declared, url) or url)


def trusted(declared: str | None, url: str) -> str | None:
    """Return the declared address of the page at `url`, made absolute, or None where it cannot be its address."""
    if not declared or not declared.strip():
        return None
    here = urlsplit(url)
    try:
        address = urljoin(url, declared.strip())
        there = urlsplit(address)
        port = there.port
    except ValueError:
        return None
    if there.scheme not in DEFAULT_PORTS or not there.hostname or port == 0:
        return None
    if not there.path.strip("/") and not there.query and (here.path.strip("/") or here.query):
        return None
    return address if site_of(there.hostname) == site_of(here.hostname or "") else None


def site_of(host: str) -> str:
    """Return the registrable domain of a host; of an IP address, which has none, the address."""
    found = registrable_domain(host)
    if found.ipv4 or found.ipv6 or ":" in host:
        return host
    # A suffix that the list does not know is one label, by the list's own default rule.
    return found.top_domain_under_public_suffix or ".".join(host.split(".")[-2:])


def cleaned(url: str) -> str:
    """Return the URL without fragment, default port, tracking parameters, AMP and mobile forms; all ASCII."""
    parts = urlsplit(safe_url_string(url))
    host = without_mobile_label((parts.hostname or "").rstrip("."))
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port and parts.port != DEFAULT_PORTS.get(parts.scheme) else ""
    path = re.sub(r"%[0-9a-f]{2}", lambda match: match[0].upper(), without_amp(parts.path) or "/")
    query = "&".join(part for part in parts.query.split("&") if part and not is_dropped(part))
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def without_mobile_label(host: str) -> str:
    """Return the host without `m.`, `amp.` and the like, where a registrable domain remains."""
    label, _, rest = host.partition(".")
    return rest if label in rules()["mobile_labels"] and registrable_domain(rest).domain and "." in rest else host


def without_amp(path: str) -> str:
    """Return the path without the marks of an AMP page: `/amp/...`, `.../amp`, `....amp.html`, `....amp`."""
    path = re.sub(r"^/amp(?=/.)", "", path)
    path = re.sub(r"/amp(/?)$", r"\1", path)
    return re.sub(r"\.amp(\.html?)?$", r"\1", path)


def is_dropped(parameter: str) -> bool:
    """Tell whether a query parameter (`name=value`) says nothing about what is read."""
    name, _, value = parameter.partition("=")
    name = unquote_plus(name)
    amp_value = rules()["amp_parameters"].get(name)
    if amp_value is not None and amp_value in {"", value}:
        return True
    return any(fnmatchcase(name, pattern) for pattern in rules()["tracking"])


@cache
def rules() -> dict[str, Any]:
    """Return canonical.toml."""
    return tomllib.loads((Path(__file__).parent / "canonical.toml").read_text(encoding="utf-8"))
