"""Rules and encoder together: which signals a sentence carries, how likely each is, and what each is like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nlp.codebook.schema import ACTORS, STAGES
from nlp.direction import NO_SIDE
from nlp.encoder.decision import Decision, Numbers, decision, pairs
from nlp.encoder.inputs import EncoderInput
from nlp.encoder.model import Opinion, encoder
from nlp.reading import Reading
from nlp.rules import DecisionList, Finding

# What stands where a rule's name would: nothing but the encoder gave the signal.
BY_ENCODER = "encoder"
# Of the encoder's log-odds: a reversal is rare, and is said only where it is likelier than not.
REVERSAL = 0.0

Source = Callable[[Sequence[EncoderInput]], Sequence[Opinion]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to judge: its reading by the rules, and what the encoder reads of it."""

    reading: Reading
    encoded: EncoderInput


class Judge:
    """Asks the rules and the encoder, and decides."""

    def __init__(self, rules: DecisionList, opinions: Source | None = None) -> None:
        """Take the rules; `opinions` stands in for the encoder where predictions are at hand already."""
        self.rules = rules
        self.opinions = opinions

    def findings(self, sentences: Sequence[Sentence]) -> list[list[Finding]]:
        """Return the signals of each sentence, with their calibrated probability."""
        if not sentences:
            return []
        opinions = (self.opinions or encoder().opinions)([sentence.encoded for sentence in sentences])
        by_rules = [self.rules.findings(sentence.reading) for sentence in sentences]
        chosen = decision()
        return [
            _decided(chosen, sentence.reading, found, opinion)
            for sentence, found, opinion in zip(sentences, by_rules, opinions, strict=True)
        ]


def _decided(chosen: Decision, reading: Reading, found: Sequence[Finding], opinion: Opinion) -> list[Finding]:
    probabilities = chosen.probabilities(opinion, found)
    by_pair = {(finding.domain, finding.direction): finding for finding in found}
    likeliest: dict[str, tuple[float, str]] = {}
    for (domain, direction), probability in zip(pairs(), probabilities.tolist(), strict=True):
        # One sentence seldom goes two ways in one domain (2 % of labelled signals): the likelier is kept.
        if probability >= max(chosen.threshold, likeliest.get(domain, (0.0, ""))[0]):
            likeliest[domain] = probability, direction
    return [
        _with_attributes(
            chosen, by_pair.get((domain, way)) or _of_encoder((domain, way), reading), found, opinion, probability
        )
        for domain, (probability, way) in likeliest.items()
    ]


def _of_encoder(pair: tuple[str, str], reading: Reading) -> Finding:
    """Return a signal that no rule found: the whole sentence is its evidence."""
    named = [mention for mention in reading.partners if mention.kind != "place"] or reading.partners
    partners = dict.fromkeys(mention.partner for mention in sorted(named) if mention.partner)
    return Finding(
        domain=pair[0],
        direction=pair[1],
        partner=tuple(partners) or (NO_SIDE,),
        actor=ACTORS[0],
        stage=STAGES[0],
        reversal=False,
        rule=BY_ENCODER,
        is_weak=False,
        is_negated=False,
        first=0,
        last=len(reading.items) - 1,
    )


def _with_attributes(
    chosen: Decision, finding: Finding, found: Sequence[Finding], opinion: Opinion, probability: float
) -> Finding:
    """Return the finding with stage, actor and reversal as rules and encoder together see them.

    Where no rule found this signal, that of another one still says who speaks and how firm it is.
    """
    ruled = finding if finding.rule != BY_ENCODER else next(iter(found), None)
    stage = _voted(STAGES, opinion.stages.astype(float), ruled.stage if ruled else None, chosen.stage_of_rule)
    actor = _voted(ACTORS, opinion.actors.astype(float), ruled.actor if ruled else None, chosen.actor_of_rule)
    reversal = finding.reversal or opinion.reversal > REVERSAL
    return replace(finding, stage=stage, actor=actor, reversal=reversal, probability=probability)


def _voted(values: Sequence[str], logs: Numbers, ruled: str | None, bonus: float) -> str:
    odds = logs.copy()
    if ruled is not None:
        odds[values.index(ruled)] += bonus
    return values[int(np.argmax(odds))]
