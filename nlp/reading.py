"""How one sentence is read before any rule looks at it: items, actors, cues, speaker, and the features made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nlp.cues import Hit, Item

BLOCS = frozenset({"EU", "UN", "NATO", "OTHER"})
QUOTES = frozenset("\"'„“”«»‘’`‚")


class Mention(NamedTuple):
    """An actor of the gazetteer in a sentence; `item` is its place among the items."""

    item: int
    id: str
    kind: str
    partner: str
    camp: str
    side: str


@dataclass(slots=True)
class Reading:
    """One sentence as the rules see it."""

    items: Sequence[Item]
    mentions: Sequence[Mention]
    hits: Sequence[Hit]
    denied: frozenset[Hit]
    language: str
    part: str
    speaker: Mention | None = None
    has_unknown_speaker: bool = False
    features: set[str] = field(default_factory=set)

    def hear(self, speaker: Mention | None, is_unknown: bool) -> None:
        """Set who speaks."""
        self.speaker, self.has_unknown_speaker = speaker, is_unknown

    def positions(self, names: Iterable[str]) -> list[Hit]:
        """Return the hits of these cues, in order."""
        wanted = set(names)
        return [hit for hit in self.hits if hit.name in wanted]

    @property
    def partners(self) -> list[Mention]:
        """Return the mentions of the other side, places last: a city often only says where."""
        found = [mention for mention in self.mentions if mention.side == "partner"]
        return [m for m in found if m.kind != "place"] + [m for m in found if m.kind == "place"]


def features_of(reading: Reading, *, context_has_serbia: bool) -> set[str]:
    """Return what rules may ask about: cues, `yes NAME` for affirmed and `not NAME` for denied ones, sides, speaker."""
    features = {hit.name for hit in reading.hits}
    features |= {f"not {hit.name}" if hit in reading.denied else f"yes {hit.name}" for hit in reading.hits}
    features |= {f"lang:{reading.language}", f"part:{reading.part}"}
    for mention in reading.mentions:
        features |= _features_of_mention(mention)
    if reading.mentions:
        first = min(reading.mentions)
        features.add(f"lead:{first.side}")
        if any(hit.name == "shared.together" and hit.first == first.item for hit in reading.hits):
            features.add("together")
    if reading.speaker is not None:
        features |= {"speaker", f"speaker:{reading.speaker.side}"}
        if reading.speaker.side == "partner":
            features |= {f"speaker:{reading.speaker.camp}", f"speaker:{reading.speaker.partner}"}
    elif reading.has_unknown_speaker:
        features |= {"speaker", "speaker:unknown"}
    # Serbian text is about Serbia unless other states act in it; other text where its neighbours name Serbia.
    if "shared.serbia" in features:
        features.add("serbia")
    others = {mention.partner for mention in reading.mentions if mention.side == "partner"}
    if others <= BLOCS and (context_has_serbia or reading.language == "sr"):
        features.add("implied")
    return features


def _features_of_mention(mention: Mention) -> set[str]:
    if mention.side == "serbia":
        return {"serbia", f"kind:{mention.kind}"}
    if mention.side == "domestic":
        return {"domestic"}
    if mention.kind == "place":
        return {"partner", f"place:{mention.partner}", "kind:place"}
    return {"partner", f"camp:{mention.camp}", f"has:{mention.partner}", f"kind:{mention.kind}"}
