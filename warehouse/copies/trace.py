"""Every copy traced: the text's first carrier, its place among the carriers, whose text it is, and what was changed."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields

import duckdb

from warehouse.copies.carrier import Carrier, Link, source_of
from warehouse.copies.changes import Changes, changes_of
from warehouse.rowsfile import insert_rows

# Whether a text (the first) credits an outlet or agency (the second) as where it is from.
Credits = Callable[[str, str], bool]
_NAMES = "document_id, peer_id, is_credited, " + ", ".join(field.name for field in fields(Changes))


@dataclass(frozen=True)
class Copy:
    """A copy as it is kept; `first` is the first carrier of its text."""

    link: Link
    first: Carrier
    carrier_no: int
    origin: str
    origin_name: str
    is_credited: bool
    changes: Changes

    @property
    def lag_minutes(self) -> int | None:
        """Minutes after the first carrier; None where one of the two times is not known."""
        late, early = self.link.copy.published_at, self.first.published_at
        return round((late - early).total_seconds() / 60) if late and early else None

    @property
    def row(self) -> dict[str, object]:
        """The row of `raw.copy`."""
        link = self.link
        return {
            "document_id": link.copy.document_id,
            "peer_id": link.peer.document_id,
            "first_id": self.first.document_id,
            "carrier_no": self.carrier_no,
            "containment": link.containment,
            "share_of_copy": link.share_of_copy,
            "share_of_peer": link.share_of_peer,
            "lag_minutes": self.lag_minutes,
            "is_related": link.is_related,
            "origin": self.origin,
            "origin_name": self.origin_name,
            "is_credited": self.is_credited,
            **asdict(self.changes),
        }


def trace(
    connection: duckdb.DuckDBPyConnection,
    found: dict[str, list[Link]],
    *,
    fold: Callable[[str], str],
    credits_outlet: Credits,
    is_known: bool,
) -> list[Copy]:
    """Return all copies in the order of time.

    A copy belongs to the text of the document that it has most from, not to the texts of all that it shares something
    with: a digest of many stories does not make one text of them. What these rules found out of a pair before
    (`is_known`) is not read anew.
    """
    chosen = sorted((source_of(each) for each in found.values()), key=lambda link: link.copy.order)
    first: dict[str, Carrier] = {}
    members: dict[str, list[Carrier]] = {}
    for link in chosen:
        root = first.get(link.peer.document_id, link.peer)
        first[link.copy.document_id] = root
        members.setdefault(root.document_id, [root]).append(link.copy)
    known = _known(connection) if is_known else {}
    texts = _texts(connection, [link for link in chosen if _pair(link) not in known])
    copies = []
    for link in chosen:
        root = first[link.copy.document_id]
        carriers = members[root.document_id]
        origin, name = _origin(root, carriers)
        if _pair(link) in known:
            is_credited, changes = known[_pair(link)]
        else:
            copy, peer = texts[link.copy.document_id], texts[link.peer.document_id]
            scripts = link.copy.script != link.peer.script
            changes = changes_of(copy, peer, fold, scripts=scripts)
            is_credited = any(credits_outlet(copy[1], each) for each in {name, link.peer.outlet, root.outlet})
        is_credited = is_credited or link.copy.agency is not None
        copies.append(Copy(link, root, carriers.index(link.copy) + 1, origin, name, is_credited, changes))
    return copies


def keep_copies(connection: duckdb.DuckDBPyConnection, copies: list[Copy]) -> None:
    """Make `raw.copy` these, inside the caller's transaction."""
    connection.execute("delete from raw.copy")
    insert_rows(connection, "copy", [copy.row for copy in copies])


def _origin(root: Carrier, carriers: list[Carrier]) -> tuple[str, str]:
    """Return whose text it is: an agency's where any carrier says so, for the others may have left the credit out."""
    agencies = [carrier.agency for carrier in carriers if carrier.agency]
    if root.is_agency or agencies:
        return "agency", root.outlet if root.is_agency else str(agencies[0])
    return ("official" if root.kind == "official" else "outlet"), root.outlet


def _pair(link: Link) -> tuple[str, str]:
    return link.copy.document_id, link.peer.document_id


def _known(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], tuple[bool, Changes]]:
    rows = connection.execute(f"select {_NAMES} from raw.copy").fetchall()  # noqa: S608 - names of ours
    return {(row[0], row[1]): (row[2], Changes(*row[3:])) for row in rows}


def _texts(connection: duckdb.DuckDBPyConnection, links: list[Link]) -> dict[str, tuple[str, str]]:
    """Return title and text of the documents of some links."""
    wanted = sorted({document_id for link in links for document_id in _pair(link)})
    rows = connection.execute(
        "select document_id, any_value(title), any_value(text) from raw.document "
        "where document_id in (select unnest(?::varchar[])) group by document_id",
        [wanted],
    )
    return {document_id: (title or "", text or "") for document_id, title, text in rows.fetchall()}
