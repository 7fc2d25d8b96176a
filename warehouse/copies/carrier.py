"""Documents that share their text with others: who carried it, when, and from which earlier document each has it."""

from dataclasses import dataclass
from datetime import date, datetime, time

import duckdb

from warehouse.outlets.mark import HOME


@dataclass(frozen=True)
class Carrier:
    """A document as the carrier of a text; `published_at` is None where only the day is known."""

    document_id: str
    page: str
    source: str
    outlet: str
    relation: str
    host: str
    kind: str | None
    agency: str | None
    is_agency: bool
    is_foreign_state: bool
    title: str
    script: str
    published_at: datetime | None
    published_on: date | None
    seen_at: datetime | None

    @property
    def order(self) -> tuple[date, time, str, str]:
        """The place among carriers: a time known to the day alone comes after the times of that day."""
        day = self.published_on or (self.seen_at.date() if self.seen_at else date.max)
        clock = self.published_at.time() if self.published_at else time.max
        return day, clock, str(self.seen_at or ""), self.document_id


@dataclass(frozen=True)
class Link:
    """A copy and an earlier document that it repeats, with the part of each that stands in the other."""

    copy: Carrier
    peer: Carrier
    share_of_copy: float
    share_of_peer: float

    @property
    def containment(self) -> float:
        """Part of the shorter text that stands in the other."""
        return max(self.share_of_copy, self.share_of_peer)

    @property
    def is_related(self) -> bool:
        """Whether the two outlets have one owner."""
        return self.copy.relation == self.peer.relation


def carriers(connection: duckdb.DuckDBPyConnection) -> dict[str, Carrier]:
    """Return the documents that are in some pair, by id."""
    rows = connection.execute(_CARRIERS, {"home": HOME}).fetchall()
    return {row[0]: Carrier(*row) for row in rows}


def links(connection: duckdb.DuckDBPyConnection, known: dict[str, Carrier]) -> dict[str, list[Link]]:
    """Return, for each copy, what it has from earlier documents; versions of one page are no copies of each other."""
    found: dict[str, list[Link]] = {}
    rows = connection.execute(
        "select printf('%016x', key_a), printf('%016x', key_b), share_a, share_b from raw.copy_pair"
    )
    for id_a, id_b, share_a, share_b in rows.fetchall():
        a, b = known[id_a], known[id_b]
        if a.page == b.page:
            continue
        link = Link(b, a, share_b, share_a) if a.order < b.order else Link(a, b, share_a, share_b)
        found.setdefault(link.copy.document_id, []).append(link)
    return found


def source_of(each: list[Link]) -> Link:
    """Return where a copy has its text from: unrelated outlets first, then what it holds most of, then the earliest."""
    return min(each, key=lambda link: (link.is_related, -link.containment, link.peer.order))


_CARRIERS = """
    with paired as (
        select key_a as key from raw.copy_pair
        union
        select key_b from raw.copy_pair
    )

    select
        d.document_id, if(d.canonical_url like 'http%', d.canonical_url, d.document_id), d.source, o.outlet, o.relation,
        coalesce(o.outlet_host, o.host), d.kind, d.agency, o.is_agency,
        coalesce(o.typology = 'SC' and o.state <> $home, false), coalesce(d.title, ''), d.script, d.published_at,
        d.published_on, d.seen_at
    from document as d
    inner join document_outlet as o on d.document_id = o.document_id
    where d.document_id in (select printf('%016x', key) from paired)
"""
