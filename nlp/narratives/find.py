"""The narratives of a document: what a rule or the model finds, as the candidates and rebuttals that are kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.narratives.framing import RAISED, checks_claims
from nlp.narratives.model import FOLDER, model
from nlp.narratives.region import worded_in
from nlp.narratives.words import pattern_of, words_of

# The marker of a text that repeats a narrative to take it back; its peer is the narrative.
REBUTTAL = "NAR-REBUTTAL"
# Markers of the model's labels. A label that is not here is never shown, whatever its precision: praise of the West and
# talk of Russia's collapse are labels of the task too and would be no pro-Kremlin narratives.
MARKERS = {"URW: Discrediting Ukraine": "NAR-DISCREDITING-UKRAINE"}
# The model has only read texts about the war or the climate: it is asked about those that name the war's sides.
_WAR = pattern_of("ukrain* ukrajin* kijev* kiev* kyiv zelensk* donbas*")
# So few words are a headline, of which the model knows nothing: the shortest document trained on has 107.
FEWEST_WORDS = 80


@dataclass(frozen=True)
class Sentence:
    """A sentence: its number, whether of title or body, its place there, its words."""

    number: int
    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Text:
    """A document to look at: title and body in one, and its sentences, those of the title first."""

    document_id: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Found:
    """A marker of a document; `narrative` and `framing` where a sentence of it words one."""

    document_id: str
    marker_id: str
    score: float | None = None
    part: str | None = None
    start: int | None = None
    end: int | None = None
    evidence: str | None = None
    narrative: str | None = None
    framing: str | None = None
    sentence_no: int | None = None

    @property
    def is_rebuttal(self) -> bool:
        """Tell whether the text takes the narrative back."""
        return self.marker_id == REBUTTAL


def find(texts: Sequence[Text]) -> list[Found]:
    """Return what is found in documents, one row for each narrative and framing kind of a document."""
    return [found for text in texts for found in (*_by_rules(text), *_by_model(text))]


def _by_rules(text: Text) -> Iterator[Found]:
    worded = worded_in([sentence.text for sentence in text.sentences])
    seen = set()
    for each in worded:
        marker = each.narrative if each.framing in RAISED else REBUTTAL
        if (marker, each.narrative) in seen:
            continue
        seen.add((marker, each.narrative))
        sentence = text.sentences[each.sentence]
        # A document is ranked by how much of what words the narrative in it is its own word.
        same = [other.framing == "asserted" for other in worded if other.narrative == each.narrative]
        score = (1 + sum(same)) / (1 + len(same))
        yield Found(
            text.document_id, marker, score, sentence.part, sentence.start, sentence.end, sentence.text,
            each.narrative, each.framing, sentence.number,
        )  # fmt: skip


def _by_model(text: Text) -> Iterator[Found]:
    words = words_of(text.text)
    if len(words) < FEWEST_WORDS or not _WAR.search(" ".join(words)):
        return
    trained = model()
    (row,) = trained.probabilities([text.text], [text.language])
    for label, threshold in trained.offered.items():
        probability = float(row[trained.labels.index(label)])
        if label in MARKERS and probability >= threshold:
            if checks_claims([sentence.text for sentence in text.sentences]):
                yield Found(text.document_id, REBUTTAL, probability, evidence=label, narrative=MARKERS[label])
            else:
                yield Found(text.document_id, MARKERS[label], probability, evidence=label)


@cache
def rule_version() -> str:
    """Return the version of what decides: a digest of rules, lists, code and weights."""
    digest = hashlib.sha256()
    files = [*Path(__file__).parent.glob("*.toml"), *Path(__file__).parent.glob("*.py"), *FOLDER.glob("*.*")]
    for path in sorted(files):
        digest.update(path.name.encode() + path.read_bytes())
    return f"narratives-{digest.hexdigest()[:8]}"
