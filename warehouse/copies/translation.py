"""Candidates for translations: a Serbian text with the names and figures of an earlier Russian or English one.

A candidate for a reader, not a finding: two reports of one event share names and figures too.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from warehouse.markers import Marker

LEAST_SHARED = 6
LEAST_SCORE = 0.6
LENGTHS = 0.5
DAYS = 3


@dataclass(frozen=True)
class Told:
    """A document as far as a translation of it would show: its names and figures, and its length."""

    document_id: str
    language: str
    page: str
    outlet: str
    relation: str
    order: str
    day: str
    length: int
    features: frozenset[str]


def translation_markers(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], keys_of: Callable[[str], frozenset[str]]
) -> Iterator[Marker]:
    """Yield a marker for each Serbian document that is a candidate, with the original it is nearest to.

    `keys_of` gives the names and figures of a text, the same in all three languages.
    """
    wanted = set(document_ids)
    connection.execute(_TOLD)
    days = connection.execute(_DAYS, [list(wanted)]).fetchall()
    for (day,) in days:
        told = [_told(row, keys_of) for row in connection.execute(_WINDOW, {"day": day, "days": DAYS}).fetchall()]
        spread = Counter(feature for each in told for feature in each.features)
        originals = [each for each in told if each.language != "sr"]
        for copy in told:
            if copy.language == "sr" and copy.document_id in wanted and copy.day == str(day):
                yield from _nearest(copy, originals, spread, len(told))


def _told(row: tuple[str, str, str, str, str, str, str, str], keys_of: Callable[[str], frozenset[str]]) -> Told:
    return Told(*row[:7], length=len(row[7]), features=keys_of(row[7]))


def _nearest(copy: Told, originals: list[Told], spread: Counter[str], count: int) -> Iterator[Marker]:
    best: tuple[float, Told, frozenset[str]] | None = None
    for original in originals:
        shared = copy.features & original.features
        is_other = original.relation != copy.relation and original.page != copy.page and original.order < copy.order
        is_as_long = LENGTHS <= copy.length / max(1, original.length) <= 1 / LENGTHS
        if len(shared) < LEAST_SHARED or not (is_other and is_as_long) or not any(each[0].isdigit() for each in shared):
            continue
        score = _weight(shared, spread, count) / min(
            _weight(copy.features, spread, count), _weight(original.features, spread, count)
        )
        if score >= LEAST_SCORE and (best is None or score > best[0]):
            best = (score, original, shared)
    if best:
        evidence = f"candidate: shares {len(best[2])} names and figures with {best[1].outlet} ({best[1].language})"
        yield Marker(copy.document_id, "DUP-TRANSLATION", best[0], evidence=evidence, peer_id=best[1].document_id)


def _weight(features: frozenset[str], spread: Counter[str], count: int) -> float:
    return sum(math.log(1 + count / spread[each]) for each in features)


# Worked out once: the view numbers all documents of the warehouse.
_TOLD = """
    create or replace temp table told as
    select
        d.document_id, d.language, d.canonical_url, o.outlet, o.relation,
        strftime(d.published_on, '%Y-%m-%d') || coalesce(strftime(d.published_at, ' %H:%M'), ' 24') as told_at,
        d.published_on
    from document as d
    inner join document_outlet as o on d.document_id = o.document_id
    where d.language in ('sr', 'ru', 'en') and not d.is_duplicate and d.published_on is not null
"""

_DAYS = """
    select distinct published_on from temp.told
    where language = 'sr' and document_id in (select unnest(?::varchar[]))
    order by 1
"""

_WINDOW = """
    select t.document_id, t.language, t.canonical_url, t.outlet, t.relation, t.told_at,
        strftime(t.published_on, '%Y-%m-%d'), coalesce(any_value(d.text), '')
    from temp.told as t
    inner join raw.document as d on t.document_id = d.document_id
    where t.published_on between $day::date - $days::integer and $day::date
    group by all
"""
