"""Find alignment signals: factory `azimuth_signals`.

Sets `doc.spans["signals"]`; each span is the evidence and carries `span._.signal`. At most one signal for each domain
and direction in a sentence. Reads `doc.spans["actors"]`, lemmas and sentence bounds; set `doc._.part` and
`doc._.context` on the document before the pipeline runs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.codebook import load
from nlp.cues import CueBook, Item
from nlp.encoder.gate import gate
from nlp.encoder.inputs import encoder_input
from nlp.encoder.judge import Judge, Sentence
from nlp.items import MOST_WORDS, ItemReader
from nlp.negation import denied_hits
from nlp.reading import Mention, Reading, features_of
from nlp.rules import DecisionList, Finding
from nlp.script import fold
from nlp.speech import Speech, speech_of
from nlp.voice import Voice

Doc.set_extension("part", default="body", force=True)
Doc.set_extension("context", default="", force=True)
SERBIA_WORD, WORD = "shared.serbia_word", re.compile(r"\w+")
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


def signal_of(span: Span) -> Signal:
    """Return the signal of a span of `doc.spans["signals"]`.

    spaCy keeps a span's attributes by its place alone; two domains may have the same evidence, so the label counts too.
    """
    signal: Signal = span.doc.user_data[_place(span)]
    return signal


def _place(span: Span) -> str:
    return f"signal {span.start} {span.end} {span.label_}"


Span.set_extension("signal", getter=signal_of, force=True)


class SignalFinder:
    """Reads each sentence of a document and lets the codebook's rules and the encoder decide."""

    def __init__(self, language: str) -> None:
        """Compile the cues of a language (`sr`, `en`, `ru`)."""
        self.language = language
        codebook = load()
        self.cues = CueBook(codebook.cues(language))
        self.rules = DecisionList(codebook)
        self.gate = gate()
        self.judge = Judge(self.rules)
        self.reader = ItemReader(self.cues)
        self._serbia_words: dict[str, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["signals"]`."""
        read = [(sentence, reading) for sentence, reading in self.readings(doc) if self.gate.passes(reading)]
        judged = self.judge.findings(
            [Sentence(reading, encoder_input(span.text, self.language, reading.mentions)) for span, reading in read]
        )
        doc.spans["signals"] = [
            _span(sentence, reading, finding)
            for (sentence, reading), findings in zip(read, judged, strict=True)
            for finding in findings
        ]
        return doc

    def readings(self, doc: Doc) -> Iterator[tuple[Span, Reading]]:
        """Yield the sentences that name a partner or hold a domain's cue, as the rules see them."""
        words = self.reader.words_of(doc)
        actors = {span.start: span for span in doc.spans.get("actors", ())}
        is_about_serbia = self.mentions_serbia(doc._.context)
        voice = Voice()
        # A headline is one sentence, whatever full stops and colons it holds.
        for sentence in [doc[:]] if doc._.part == "title" and len(doc) else doc.sents:
            items, mentions = self.reader.items_of(sentence, words, actors)
            # Every rule asks for a domain's cue or for a partner; most sentences of ordinary news have neither.
            if any(item.word.opens_domain for item in items) or any(mention.side == "partner" for mention in mentions):
                reading = self._read(items, mentions, doc._.part)
                reading.hear(*voice.of(sentence.text, speech_of(items, mentions, reading.hits)))
                reading.features = features_of(reading, context_has_serbia=is_about_serbia)
                yield sentence, reading
            else:
                says = any(item.word.says for item in items)
                voice.of(sentence.text, speech_of(items, mentions, self.cues.find(items)) if says else Speech())
            is_about_serbia = is_about_serbia or any(mention.side == "serbia" for mention in mentions)

    def _read(self, items: Sequence[Item], mentions: Sequence[Mention], part: str) -> Reading:
        hits = self.cues.find(items)
        return Reading(
            items=items,
            mentions=mentions,
            hits=hits,
            denied=denied_hits(items, hits),
            language=self.language,
            part=part,
        )

    def mentions_serbia(self, text: str) -> bool:
        """Tell whether a text names Serbia, by single words alone."""
        return any(self._is_serbia(word) for word in WORD.findall(fold(text)))

    def _is_serbia(self, word: str) -> bool:
        if word not in self._serbia_words:
            if len(self._serbia_words) > MOST_WORDS:
                self._serbia_words.clear()
            patterns = self.cues.word((word,), ()).patterns
            self._serbia_words[word] = any(p.name == SERBIA_WORD and not p.rest for p in patterns)
        return self._serbia_words[word]


@Language.factory("azimuth_signals")
def make_signals(nlp: Language, name: str) -> SignalFinder:
    """Make the finder for the pipeline's language."""
    return SignalFinder(CUE_LANGUAGES[nlp.lang or ""])


def _span(sentence: Span, reading: Reading, finding: Finding) -> Span:
    start, end = reading.items[finding.first].start, reading.items[finding.last].end
    span = Span(sentence.doc, start, end, label=f"{finding.domain}/{finding.direction}")
    sentence.doc.user_data[_place(span)] = Signal(
        domain=finding.domain,
        direction=finding.direction,
        partner=finding.partner,
        actor=finding.actor,
        stage=finding.stage,
        reversal=finding.reversal,
        rule=finding.rule,
        is_negated=finding.is_negated,
        speaker=reading.speaker.id if reading.speaker else None,
        probability=finding.probability,
    )
    return span
