"""Markers of the layer distribution: copies that no agency, official or credit explains."""

from collections.abc import Iterator
from datetime import timedelta

from warehouse.copies.carrier import Carrier, Link
from warehouse.copies.trace import Copy
from warehouse.markers import Marker

LAYER = "distribution"
# Changes with the rules below.
RULES = "1"
COPYPASTA = 0.8
REPRINT = 0.5
BURST_OUTLETS = 3
BURST_WINDOW = timedelta(hours=6)


def copy_markers(copies: list[Copy], links: dict[str, list[Link]]) -> Iterator[Marker]:
    """Yield the markers of all copies; a credited text, an agency's or an official's raises none."""
    bare = [copy for copy in copies if copy.origin == "outlet" and not copy.is_credited]
    for copy in bare:
        if not copy.link.is_related and copy.link.containment >= COPYPASTA:
            yield _marker("DUP-COPYPASTA", copy.link, _evidence(copy.link, copy))
        reprinted = _state_original(copy, links[copy.link.copy.document_id])
        if reprinted:
            yield _marker("DUP-STATE-REPRINT", reprinted, _evidence(reprinted, copy))
    yield from _bursts(bare)


def _state_original(copy: Copy, links: list[Link]) -> Link | None:
    """Return what a document has from a foreign state's outlet, without being of one itself."""
    if copy.link.copy.is_foreign_state:
        return None
    found = [link for link in links if link.peer.is_foreign_state and link.containment >= REPRINT]
    return max(found, key=lambda link: link.containment) if found else None


def _bursts(copies: list[Copy]) -> Iterator[Marker]:
    """Yield a marker for every carrier of a text that unrelated outlets carried within hours of each other."""
    texts: dict[str, list[Carrier]] = {}
    for copy in copies:
        if copy.link.containment >= COPYPASTA:
            texts.setdefault(copy.first.document_id, [copy.first]).append(copy.link.copy)
    for carriers in texts.values():
        timed = [(each.published_at, each) for each in carriers if each.published_at]
        if carriers[0].published_at is None:
            continue
        for start, _ in timed:
            within = [each for at, each in timed if start <= at <= start + BURST_WINDOW]
            outlets = {each.relation for each in within}
            if len(outlets) >= BURST_OUTLETS:
                names = ", ".join(dict.fromkeys(each.outlet for each in within))
                for each in within:
                    evidence = (
                        f"carried by {names} within {BURST_WINDOW.seconds // 3600} hours from {start:%Y-%m-%d %H:%M}"
                    )
                    yield Marker(
                        each.document_id, "DUP-BURST", float(len(outlets)), evidence=evidence,
                        peer_id=carriers[0].document_id,
                    )  # fmt: skip
                break


def _marker(marker_id: str, link: Link, evidence: str) -> Marker:
    return Marker(link.copy.document_id, marker_id, link.containment, evidence=evidence, peer_id=link.peer.document_id)


def _evidence(link: Link, copy: Copy) -> str:
    """Say what stands where, and what was changed of it."""
    changes, peer = copy.changes, link.peer
    when = (
        f"{peer.published_at:%Y-%m-%d %H:%M} UTC" if peer.published_at else f"{peer.published_on or 'an unknown day'}"
    )
    said = [f"{link.share_of_copy:.0%} of the text stands in {peer.outlet} of {when}; {peer.outlet} is not named"]
    if link is copy.link:
        said.append(f"{changes.sentences_added} sentences added, {changes.sentences_dropped} dropped")
        said += ["other title"] if changes.is_title_changed else []
        said += ["other script"] if changes.is_script_changed else []
    return "; ".join(said)
