"""Find actors in a document: factory `azimuth_gazetteer`."""

from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.diacritics import DIACRITIC
from nlp.gazetteer.actor import Actor
from nlp.gazetteer.matching import find_hits, settle
from nlp.gazetteer.patterns import tree
from nlp.gazetteer.readings import Reading, Strictness, read_word
from nlp.gazetteer.titles import Customs, Mention, join_titles
from nlp.lexicons import read_lexicon
from nlp.script import CYRILLIC_LETTER

Doc.set_extension("published_on", default=None, force=True)
Span.set_extension("actor", default=None, force=True)
Span.set_extension("form", default=None, force=True)
Span.set_extension("office", default=None, force=True)
# The table of words starts anew when it holds more than this: then it is full of rubbish.
_MOST_WORDS = 1_000_000


class Gazetteer:
    """Sets `doc.spans["actors"]`."""

    def __init__(self, nlp: Language) -> None:
        """Take the names of the pipeline's language."""
        self.language = nlp.lang or "en"
        self.tree = tree(self.language)
        self.readings: dict[int, Reading] = {}
        self.customs = Customs(
            **{kind: frozenset(words) for kind, words in read_lexicon("titles")[self.language].items()},
            names_lead=self.language == "en",
            # The Serbian press says "ministar odbrane" and means its own.
            home="serbia" if self.language == "sr_azimuth" else None,
        )

    def __call__(self, doc: Doc) -> Doc:
        """Find the actors of a document."""
        if len(self.readings) > _MOST_WORDS:
            self.readings.clear()
        words = [self.readings.get(orth) or self._read(orth, doc) for orth in doc.to_array("ORTH").tolist()]
        day: date | None = doc._.published_on
        hits = find_hits(words, self.tree, self._strictness(doc.text))
        settled = settle(hits, words, day)
        mentions = join_titles(settled, words, day, self.customs)
        doc.spans["actors"] = [_span(doc, mention, day) for mention in mentions]
        return doc

    def _strictness(self, text: str) -> Strictness:
        if self.language == "en":
            return Strictness.NONE
        has_diacritics = DIACRITIC.search(text) or CYRILLIC_LETTER.search(text)
        return Strictness.WRITTEN if has_diacritics else Strictness.TYPED_PLAIN

    def _read(self, orth: int, doc: Doc) -> Reading:
        self.readings[orth] = read_word(doc.vocab.strings[orth])
        return self.readings[orth]


def _span(doc: Doc, mention: Mention, day: date | None) -> Span:
    span = Span(doc, mention.start, mention.end, label=mention.actor.kind)
    span._.actor = _on_its_side(mention.actor, day)
    span._.form = "name" if mention.form == "surname" else mention.form
    span._.office = mention.office
    return span


def _on_its_side(actor: Actor, day: date | None) -> Actor:
    """Return a Serbian person as the state's while he holds a state office, and as domestic otherwise."""
    if actor.kind != "person" or actor.partner != "RS":
        return actor
    in_office = any(term.until is None for term in actor.holdings) if day is None else bool(actor.offices_on(day))
    return replace(actor, side="serbia" if in_office else "domestic")


@Language.factory("azimuth_gazetteer")
def make_gazetteer(nlp: Language, name: str) -> Gazetteer:
    """Make the gazetteer of the pipeline's language."""
    return Gazetteer(nlp)
