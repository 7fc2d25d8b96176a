"""Score a trained pipeline on a development file: as it is, without diacritics, and in Cyrillic."""

import time
from collections.abc import Callable, Sequence

import numpy as np
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from nlp.script import to_cyrillic
from nlp.training.examples import bare
from nlp.training.variants import rewritten, without_diacritics

Figures = dict[str, float | None]
# Name of a figure, and spaCy's name for it.
FIGURES = {
    "UPOS": "pos_acc",
    "features": "morph_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "NER P": "ents_p",
    "NER R": "ents_r",
    "NER F1": "ents_f",
}


def variants(language: str, docs: Sequence[Doc]) -> dict[str, list[Doc]]:
    """Return the documents as they are and, of Serbian ones, typed without diacritics and in Cyrillic."""
    found = {"as written": list(docs)}
    if language == "sr":
        choice = np.random.default_rng(1)
        found["without diacritics"] = [without_diacritics(doc, choice) for doc in docs]
        found["Cyrillic"] = [rewritten(doc, to_cyrillic) for doc in docs]
    return found


def all_scores(nlp: Language, language: str, dev: dict[str, list[Doc]]) -> dict[str, Figures]:
    """Return the figures of each variant; `dev` has the documents with trees (`syntax`) and with entities (`ner`)."""
    trees, entities = variants(language, dev["syntax"]), variants(language, dev["ner"])
    found = {}
    for name in trees:
        figures = score(nlp, trees[name])
        for key, figure in score(nlp, entities[name]).items():
            figures[key] = figure if figures[key] is None else figures[key]
        found[name] = figures
    return found


def score_line(variant: str, figures: Figures) -> str:
    """Return the figures of a variant in one line."""
    return f"{variant}: " + ", ".join(f"{key} {figure:.2f}" for key, figure in figures.items() if figure is not None)


def score(nlp: Language, docs: Sequence[Doc]) -> Figures:
    """Return percentages by name of `FIGURES`, and lemmas; None where the documents carry no such annotation.

    The words are those of the documents, so that what is scored is the models and not the tokenizer.
    """
    examples = [Example(bare(doc, nlp), doc) for doc in docs]
    for example, doc in zip(examples, nlp.pipe([example.predicted for example in examples]), strict=True):
        example.predicted = doc
    found = Scorer(nlp).score(examples)
    figures = {name: _percent(found.get(key)) for name, key in FIGURES.items()}
    figures["lemma"] = _lemmas(examples, lambda lemma: lemma)
    figures["lemma, case aside"] = _lemmas(examples, str.lower)
    return figures


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


def _lemmas(examples: Sequence[Example], form: Callable[[str], str]) -> float | None:
    pairs = [
        (form(token.lemma_), form(gold.lemma_))
        for example in examples
        for token, gold in zip(example.predicted, example.reference, strict=True)
        if gold.lemma_
    ]
    return _percent(sum(found == gold for found, gold in pairs) / len(pairs)) if pairs else None


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Return how many words a second of CPU `nlp.pipe` reads; the first text warms up what is loaded late."""
    nlp(texts[0])
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - started)


def articles(docs: Sequence[Doc]) -> list[str]:
    """Return texts of fifteen sentences each, about as long as a piece of news."""
    return [" ".join(doc.text for doc in docs[at : at + 15]) for at in range(0, len(docs), 15)]
