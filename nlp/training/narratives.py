"""Train and test the narrative model on the documents of SemEval-2025 Task 10; needs scikit-learn."""

import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nlp.errors import BadInput
from nlp.narratives.features import counts_of, rarity_of, weighed
from nlp.narratives.meaning import meaning_of
from nlp.narratives.model import MEANING, OTHER, Model, parts_of_weights, shares, standardised

LANGUAGES = ("BG", "EN", "RU")
FOLDS = 5
# Texts that share at least half of their runs of five words are one text for an evaluation.
NEAR_DUPLICATE, SHINGLE = 0.5, 5
# Inverse strength of the penalty; chosen in five-fold validation.
_STRENGTH = 30.0
# How many of the best-scored documents decide whether a narrative is offered, and how many of them must carry it. Under
# .70 none may be; teams that use this are blamed for every false alarm, so the mark to reach is the condition.
BEST, OFFERED = 50, 0.85
# Folds drawn anew so many times, and averaged: one draw moves the precision of the 50 best by .04.
DRAWS = 5
WAR = "URW: "

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Document:
    """A labelled document; its language is one of `LANGUAGES`."""

    language: str
    file: str
    text: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Prepared:
    """Documents with what is counted in them: features of words, meanings, and which label each has."""

    documents: Sequence[Document]
    labels: tuple[str, ...]
    counts: sparse.csr_matrix
    meanings: Numbers
    has: Flags


def read_documents(folder: Path) -> list[Document]:
    """Return the documents of `task10_<language>_train.jsonl.gz` without near duplicates, in order."""
    found = []
    for language in LANGUAGES:
        path = folder / f"task10_{language}_train.jsonl.gz"
        if not path.exists():
            raise BadInput(f"{path} is not there: name the folder of SemEval-2025 Task 10 with --data")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        found += [Document(language, row["file"], row["text"], frozenset(row["narratives"])) for row in rows]
    return _without_near_duplicates(found)


def _without_near_duplicates(documents: Sequence[Document]) -> list[Document]:
    kept: list[tuple[Document, set[tuple[str, ...]]]] = []
    for document in documents:
        words = re.findall(r"\w+", document.text.lower())
        runs = set(zip(*(words[at:] for at in range(SHINGLE)), strict=False))
        if not any(len(runs & other) >= NEAR_DUPLICATE * len(runs | other) for _, other in kept if runs and other):
            kept.append((document, runs))
    return [document for document, _ in kept]


def prepare(documents: Sequence[Document]) -> Prepared:
    """Return documents ready to train on; the encoder takes about 50 ms for each."""
    labels = tuple(sorted({label for document in documents for label in document.labels}))
    has = np.array([[label in document.labels for label in labels] for document in documents])
    meanings = np.array([meaning_of(document.text, document.language.lower()) for document in documents])
    return Prepared(documents, labels, counts_of([document.text for document in documents]), meanings, has)


def fit(data: Prepared, rows: npt.NDArray[np.int64]) -> Model:
    """Return the model of some documents (row numbers); it offers nothing yet."""
    # Only who trains has scikit-learn.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rarity = rarity_of(data.counts[rows])
    share = shares(data.counts.shape[1])
    lexical = weighed(data.counts[rows], rarity) @ sparse.diags(share)
    centre, spread = data.meanings[rows].mean(axis=0), data.meanings[rows].std(axis=0) + 1e-6
    meanings = np.sqrt(MEANING) * standardised(data.meanings[rows], centre, spread)
    # A few hundred documents span few of the 262,144 dimensions: fitted is in the space of the documents, exactly.
    likeness = (lexical @ lexical.T).toarray() + meanings @ meanings.T
    lengths, axes = np.linalg.eigh(likeness)
    axes = axes[:, lengths > 1e-6] / np.sqrt(lengths[lengths > 1e-6])
    places = likeness @ axes
    by_document, bias = np.zeros((len(data.labels), len(rows))), np.full(len(data.labels), -9.0)
    for at in range(len(data.labels)):
        if data.has[rows, at].any():
            fitted = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=500)
            fitted.fit(places, data.has[rows, at])
            by_document[at], bias[at] = axes @ fitted.coef_[0], fitted.intercept_[0]
    weights = np.asarray((lexical.T @ by_document.T).T) * share
    eight_bits, scales = parts_of_weights(weights)
    return Model(
        data.labels, {}, rarity, centre, spread, eight_bits, scales, np.sqrt(MEANING) * (by_document @ meanings), bias
    )


def out_of_folds(data: Prepared) -> Numbers:
    """Return the probabilities of each document by models that did not see it, for each draw of the folds."""
    return np.array([out_of_fold(data, seed) for seed in range(DRAWS)])


def out_of_fold(data: Prepared, seed: int) -> Numbers:
    """Return the probabilities of each document by a model that was trained without it."""
    folds = folds_of(data.documents, seed)
    found = np.zeros(data.has.shape)
    for fold in range(FOLDS):
        unseen = np.flatnonzero(folds == fold)
        found[unseen] = predict(fit(data, np.flatnonzero(folds != fold)), data, unseen)
    return found


def predict(model: Model, data: Prepared, rows: npt.NDArray[np.int64]) -> Numbers:
    """Return a model's probabilities for prepared documents."""
    return model.probabilities_of(data.counts[rows], data.meanings[rows])


def folds_of(documents: Sequence[Document], seed: int) -> npt.NDArray[np.int64]:
    """Return the fold of each document; every language is spread evenly over the folds."""
    folds, random = np.zeros(len(documents), np.int64), np.random.default_rng(seed)
    for language in LANGUAGES:
        rows = np.array([at for at, document in enumerate(documents) if document.language == language])
        random.shuffle(rows)
        folds[rows] = np.arange(len(rows)) % FOLDS
    return folds


def offered_of(data: Prepared, probabilities: Numbers) -> dict[str, float]:
    """Return the narratives of the war that may be offered, with the probability of the last of the 50 best."""
    offered = {}
    for at, label in enumerate(data.labels):
        best = np.argsort(-probabilities[:, at], kind="stable")[:BEST]
        if label.startswith(WAR) and label != OTHER and data.has[best, at].mean() >= OFFERED:
            offered[label] = round(float(probabilities[best[-1], at]), 4)
    return offered
