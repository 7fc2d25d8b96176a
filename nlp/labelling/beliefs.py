"""What the pipeline believes of every sentence of a text, also of those that it gives no signal."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc, Span

from nlp.annotate import prepare
from nlp.codebook import load
from nlp.codebook.schema import DIRECTIONS
from nlp.labelling.settings import Belief
from nlp.labelling.usefulness import Pair
from nlp.pipeline import build
from nlp.reading import Reading
from nlp.rules import SERBIA, Finding
from nlp.signals import SignalFinder

Beliefs = dict[Pair, float]


def beliefs_of_text(text: str, *, language: str, part: str, context: str, day: date | None, assumed: Belief) -> Any:
    """Return, by the offset of a sentence's start, the probability of each (domain, direction) that is not ruled out.

    A sentence without partner and without cue is left out. Calibrated probabilities are taken where the pipeline gives
    them; else `assumed` says how far to trust a rule that fired, and a cue of a domain that set off no rule.
    """
    nlp = build(language)
    finder = nlp.get_pipe("azimuth_signals")
    if not isinstance(finder, SignalFinder):
        raise TypeError("azimuth_signals is no SignalFinder")
    doc = nlp(prepare(text, language=language, part=part, context=context, day=day))
    found: dict[int, Beliefs] = {}
    for sentence, reading in finder.readings(doc):
        rules = finder.rules.findings(reading)
        found[sentence.start_char] = _from_rules(reading, rules, assumed) | _calibrated(doc, sentence)
    return found


def _from_rules(reading: Reading, rules: Sequence[Finding], assumed: Belief) -> Beliefs:
    if rules:
        return {(finding.domain, finding.direction): assumed.found for finding in rules}
    if not reading.features & SERBIA:
        return {}
    named = {hit.name.partition(".")[0] for hit in reading.hits}
    camps = {mention.camp for mention in reading.partners} & set(DIRECTIONS) or set(DIRECTIONS)
    domains = [domain.code for domain in load().domains if domain.code in named]
    return {(domain, camp): assumed.missed for domain in domains for camp in sorted(camps)}


def _calibrated(doc: Doc, sentence: Span) -> Beliefs:
    signals = [s._.signal for s in doc.spans["signals"] if sentence.start <= s.start < sentence.end]
    return {(s.domain, s.direction): s.probability for s in signals if s.probability is not None}
