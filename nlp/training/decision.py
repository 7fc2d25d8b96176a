"""Fit what weighs the rules against the encoder (`decision.json`), and the gate before it (`gate.json`)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from nlp.annotate import prepare
from nlp.encoder.decision import FEATURES, decision, features, pairs
from nlp.encoder.gate import names_of
from nlp.encoder.inputs import encoder_input
from nlp.encoder.model import encoder, stored_opinion
from nlp.pipeline import build, supports
from nlp.rules import Finding
from nlp.score import in_part, pair
from nlp.training.logistic import fit

Row = dict[str, Any]
# The rules were written by looking at this share of the documents, in %: on them they look better than they are.
LOOKED_AT = 70
# How a rule's stage and actor are weighed against the encoder's log-probabilities: best of 0 to 3 on held-out rows.
FROM_RULE = {"stage": 1.5, "actor": 1.5}
RARE, SMALL, PASSING = 6, 0.05, 0.992


def fit_decision(rows: Iterable[Row], opinions: dict[str, Row], *, threshold: float) -> Row:
    """Return `decision.json`, from gold rows and what encoders that did not read them say of them."""
    unread = [each.row for each in in_part([pair(row, []) for row in rows], LOOKED_AT, rest=True)]
    order = pairs()
    tables, labels = [], []
    for row in unread:
        if supports(row["lang"].partition("-")[0]):
            tables.append(features(stored_opinion(opinions[row["id"]]).pairs.astype(float), _found(row)))
            carried = {(signal["domain"], signal["direction"]) for signal in row["signals"]}
            labels += [each in carried for each in order]
    weights, bias = fit(np.concatenate(tables), np.array(labels, float), strength=1.0)
    return {
        "features": list(FEATURES),
        "weights": [round(float(weight), 4) for weight in weights],
        "bias": round(bias, 4),
        "threshold": threshold,
        "from_rule": FROM_RULE,
        "fitted_on": "held-out log-odds of the gold documents that the rules were not written on (30 %)",
    }


def _found(row: Row) -> list[Finding]:
    return [finding for _, findings, _ in _readings(row["text"], row["lang"], "body", "") for finding in findings]


def _readings(text: str, lang: str, part: str, context: str) -> Iterator[tuple[set[str], list[Finding], Any]]:
    """Yield for each sentence with an actor or a cue: what the gate looks at, the rules' findings, encoder input."""
    language = lang.partition("-")[0]
    nlp = build(language)
    finder: Any = nlp.get_pipe("azimuth_signals")
    doc = prepare(text, language=language, part=part, context=context, day=None)
    for name, component in nlp.pipeline:
        if name != "azimuth_signals":
            doc = component(doc)
    for sentence, reading in finder.readings(doc):
        findings = finder.rules.findings(reading)
        yield names_of(reading), findings, encoder_input(sentence.text, language, reading.mentions)


def read_sentences(documents: Iterable[Row]) -> Iterator[tuple[set[str], bool]]:
    """Yield the features of every sentence of documents, and whether rules and encoder together give it a signal."""
    chosen = decision()
    for document in documents:
        title, text = document.get("title") or "", document.get("text") or ""
        for part, words in (("title", title), ("body", text)):
            for names, findings, encoded in _readings(words, document["lang"], part, f"{title} {text[:400]}"):
                probabilities = chosen.probabilities(encoder().opinions([encoded])[0], findings)
                yield names, bool(probabilities.max() >= chosen.threshold)


def fit_gate(sentences: Sequence[tuple[set[str], bool]]) -> Row:
    """Return `gate.json`: three of four sentences are fitted, the fourth gives threshold, recall and share passed."""
    apart = [at for at in range(len(sentences)) if at % 4 == 3]
    fitted = [sentences[at] for at in range(len(sentences)) if at % 4 != 3]
    counts: dict[str, int] = {}
    for names, _ in fitted:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    columns = {name: at for at, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    cells = [(row, columns[name]) for row, (names, _) in enumerate(fitted) for name in names if name in columns]
    rows, places = zip(*cells, strict=True)
    table = csr_matrix((np.ones(len(cells)), (rows, places)), shape=(len(fitted), len(columns)))
    # A signal that is lost at the gate costs more than a sentence read in vain.
    found, bias = fit(table, np.array([fires for _, fires in fitted], float), strength=0.1, positive=4.0)
    weights = {name: round(float(found[at]), 2) for name, at in columns.items() if abs(found[at]) >= SMALL}
    scores = np.array([round(bias, 2) + sum(weights.get(name, 0.0) for name in sentences[at][0]) for at in apart])
    fires = np.array([sentences[at][1] for at in apart])
    threshold = float(np.floor(100 * np.quantile(scores[fires], 1 - PASSING)) / 100)
    return {
        "bias": round(bias, 2),
        "threshold": threshold,
        "recall": round(float((scores[fires] >= threshold).mean()), 4),
        "pass": round(float((scores >= threshold).mean()), 4),
        "sentences": len(apart),
        "weights": weights,
    }
