"""Find alignment signals: factory `azimuth_signals`.

Sets `doc.spans["signals"]`; each span is the evidence and carries `span._.signal`. At most one signal for each domain
and direction in a sentence. Reads `doc.spans["actors"]`, lemmas and sentence bounds; set `doc._.part` and
`doc._.context` on the document before the pipeline runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.codebook import load
from nlp.cues import CueBook, Item
from nlp.items import items_of
from nlp.negation import denied_hits
from nlp.reading import Mention, Reading, features_of
from nlp.rules import Finding, findings
from nlp.script import fold
from nlp.speech import speaker_of

Doc.set_extension("part", default="body", force=True)
Doc.set_extension("context", default="", force=True)
Span.set_extension("signal", default=None, force=True)
CUE_LANGUAGES = {"sr_azimuth": "sr", "en": "en", "ru": "ru"}


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal, in the fields of the codebook; `probability` is None where nothing was calibrated."""

    domain: str
    direction: str
    partner: tuple[str, ...]
    actor: str
    stage: str
    reversal: bool
    rule: str
    is_negated: bool
    speaker: str | None
    probability: float | None = None


class SignalFinder:
    """Reads each sentence of a document and lets the codebook's rules decide."""

    def __init__(self, language: str) -> None:
        """Compile the cues of a language (`sr`, `en`, `ru`)."""
        self.language = language
        self.codebook = load()
        self.cues = CueBook(self.codebook.cues(language))

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["signals"]`."""
        spans = []
        is_about_serbia = self.mentions_serbia(doc._.context)
        # A headline is one sentence, whatever full stops and colons it holds.
        for sentence in [doc[:]] if doc._.part == "title" else doc.sents:
            reading = self.read(sentence, context_has_serbia=is_about_serbia)
            is_about_serbia = is_about_serbia or "serbia" in reading.features
            spans += [_span(sentence, reading, finding) for finding in findings(self.codebook, reading)]
        doc.spans["signals"] = spans
        return doc

    def read(self, sentence: Span, *, context_has_serbia: bool) -> Reading:
        """Return a sentence as the rules see it."""
        items, mentions = items_of(sentence)
        hits = self.cues.find(items)
        speaker, is_unknown = speaker_of(items, mentions, hits)
        reading = Reading(
            items=items,
            mentions=mentions,
            hits=hits,
            denied=denied_hits(items, hits),
            language=self.language,
            part=sentence.doc._.part,
            speaker=speaker,
            has_unknown_speaker=is_unknown,
        )
        reading.features = features_of(reading, context_has_serbia=context_has_serbia)
        return reading

    def mentions_serbia(self, text: str) -> bool:
        """Tell whether a text names Serbia, by words alone."""
        items = [Item((word,), (), at, at + 1) for at, word in enumerate(fold(text).split())]
        return any(hit.name == "shared.serbia_word" for hit in self.cues.find(items))


@Language.factory("azimuth_signals")
def make_signals(nlp: Language, name: str) -> SignalFinder:
    """Make the finder for the pipeline's language."""
    return SignalFinder(CUE_LANGUAGES[nlp.lang or ""])


def _span(sentence: Span, reading: Reading, finding: Finding) -> Span:
    start, end = reading.items[finding.first].start, reading.items[finding.last].end
    span = Span(sentence.doc, start, end, label=f"{finding.domain}/{finding.direction}")
    span._.signal = Signal(
        domain=finding.domain,
        direction=finding.direction,
        partner=finding.partner,
        actor=finding.actor,
        stage=finding.stage,
        reversal=finding.reversal,
        rule=finding.rule,
        is_negated=finding.is_negated,
        speaker=_name_of(reading.speaker, reading.items),
    )
    return span


def _name_of(speaker: Mention | None, items: Sequence[Item]) -> str | None:
    return None if speaker is None else speaker.id
