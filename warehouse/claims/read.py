"""Lists of debunked claims: EUvsDisinfo's cases as CSV, and schema.org ClaimReview objects as JSON (Lines)."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from warehouse.errors import BadInput

CASES = {"date", "id", "title", "countries", "keywords", "languages", "outlets"}


@dataclass(frozen=True)
class Claim:
    """A claim that somebody debunked: `claim_id` is the address of the debunking, `title` the claim in its words."""

    claim_id: str
    title: str
    claimed_on: date | None = None
    countries: str | None = None
    keywords: str | None = None
    languages: str | None = None
    outlets: str | None = None


def read_claims(path: Path) -> tuple[list[Claim], int]:
    """Return the claims of a list, each address once, and how many rows lack address or wording or are there twice."""
    rows = list(_cases(path) if path.suffix == ".csv" else _reviews(path))
    usable = [claim for claim in rows if claim.claim_id and claim.title]
    claims = {claim.claim_id: claim for claim in usable}
    return list(claims.values()), len(rows) - len(claims)


def _cases(path: Path) -> Iterator[Claim]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = CASES - set(rows.fieldnames or [])
        if missing:
            raise BadInput(f"{path}: no column {', '.join(sorted(missing))}; EUvsDisinfo's cases have them")
        for row in rows:
            others = {name: row[name] or None for name in CASES - {"date", "id", "title"}}
            yield Claim(row["id"], row["title"].strip(), _day(row["date"]), **others)


def _reviews(path: Path) -> Iterator[Claim]:
    text = path.read_text(encoding="utf-8")
    try:
        stored = json.loads(text) if path.suffix == ".json" else [json.loads(line) for line in text.splitlines()]
    except json.JSONDecodeError as error:
        raise BadInput(f"{path}: no CSV and no JSON ({error})") from error
    for node in stored if isinstance(stored, list) else stored.get("@graph", [stored]):
        if node.get("@type") == "ClaimReview":
            yield _review(node)


def _review(node: dict[str, Any]) -> Claim:
    item = node.get("itemReviewed")
    item = item if isinstance(item, dict) else {}
    author = item.get("author")
    return Claim(
        str(node.get("url") or ""),
        " ".join(str(node.get("claimReviewed") or "").split()),
        _day(str(item.get("datePublished") or node.get("datePublished") or "")),
        languages=node.get("inLanguage"),
        outlets=author.get("name") if isinstance(author, dict) else None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
