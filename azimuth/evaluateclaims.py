"""The figures of the claim queue: VoxCheck's quotes, each with the claim that its editors filed it under."""

import csv
from pathlib import Path

import click

from azimuth.evaluatedisinfo import Figure

FILE = "vox_propaganda_diary_half.csv"
PAIRS = (("en", "en"), ("ru", "ru"), ("ru", "en"))


def claim_figures(data: Path) -> list[Figure]:
    """Return the recall of the best and of the five best claims; nothing was trained on the quotes."""
    path = data / FILE
    if not path.exists():
        click.echo(f"left out: {path} is not there", err=True)
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [figure for spoken, filed in PAIRS for figure in _recall(rows, spoken, filed)]


def _recall(rows: list[dict[str, str]], spoken: str, filed: str) -> list[Figure]:
    from nlp.claims.match import Claims, meanings_of

    quote, claim = f"quote_{spoken}", f"fake_{filed}"
    used = [row for row in rows if row[quote] and row[claim]]
    titles = sorted({row[claim] for row in used})
    claims = Claims(titles, meanings_of(titles, [filed] * len(titles)))
    nearest = claims.nearest([row[quote] for row in used], [spoken] * len(used))
    places = [
        [titles[match.claim] for match in matches].index(row[claim])
        if row[claim] in {titles[match.claim] for match in matches}
        else len(titles)
        for matches, row in zip(nearest, used, strict=True)
    ]
    data = f"VoxCheck Propaganda Diary, {FILE}: {spoken} quotes, {len(titles)} {filed} claims"
    return [
        Figure(
            f"claim queue, R@{most}, {spoken} quote to {filed} claim",
            sum(place < most for place in places),
            len(places),
            data,
            most / len(titles),
        )
        for most in (1, 5)
    ]
