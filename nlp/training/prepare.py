"""Make the training and development files of a component from the folder with the treebanks."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from numpy.random import Generator
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from nlp.training.examples import bare
from nlp.training.treebanks import (
    COMTEXT_TYPES,
    CROSSNER_TYPES,
    UNER_TYPES,
    read_entities,
    read_spacy,
    read_trees,
)
from nlp.training.variants import joined, without_diacritics

Docs = tuple[list[Doc], list[Doc]]
_ENTITIES = ("ENT_IOB", "ENT_TYPE")
_ATTRIBUTES = ("POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY", *_ENTITIES)
# Share of the Serbian training sentences that are seen a second time without diacritics.
_STRIPPED = 1 / 3


def prepare(language: str, component: str, data: Path, out: Path, *, seed: int, tagger: Language | None) -> None:
    """Write `train.spacy` and `dev.spacy`; for `ner` the pipeline before it (`tagger`) adds its tags."""
    vocab, choice = tagger.vocab if tagger else spacy.blank("xx").vocab, np.random.default_rng(seed)
    train, dev = _READERS[language, component](data, vocab, choice)
    if tagger:
        train, dev = _tagged(train, tagger), _tagged(dev, tagger)
    choice.shuffle(train)
    out.mkdir(parents=True, exist_ok=True)
    for name, docs in (("train", train), ("dev", dev)):
        file = DocBin(attrs=_ATTRIBUTES, docs=docs)
        if tagger:
            # spaCy 3.8.18 stores a tagger's features by the key of one spelling and lists another (Number[psor]).
            keys = {key for doc in docs for key in doc.to_array(["MORPH"]).flatten().tolist()}
            file.strings |= {vocab.strings.as_string(int(key)) for key in keys}
        file.to_disk(out / f"{name}.spacy")


def read_dev(language: str, data: Path, vocab: Vocab) -> dict[str, list[Doc]]:
    """Return the development documents of each component."""
    choice = np.random.default_rng(0)
    return {name: reader(data, vocab, choice)[1] for (of, name), reader in _READERS.items() if of == language}


def _serbian_syntax(data: Path, vocab: Vocab, choice: Generator) -> Docs:
    serbian = read_spacy(data / "sr-latn-train.spacy", vocab)
    croatian = [
        doc
        for part in ("dev", "test")
        for doc in read_trees(data / f"ud-hr/hr_set-ud-{part}.conllu", vocab, _is_not_parallel)
    ]
    train = [*joined(serbian, choice), *joined(croatian, choice), *_stripped([*serbian, *croatian], choice)]
    return train, read_spacy(data / "sr-latn-dev.spacy", vocab)


def _serbian_entities(data: Path, vocab: Vocab, choice: Generator) -> Docs:
    serbian = read_spacy(data / "sr-latn-train.spacy", vocab)
    others = [
        *read_entities(data / "uner/hr_set-ud-train.iob2", vocab, _any, UNER_TYPES, (1, 2)),
        *read_entities(data / "comtext/comtext.sr.legal.ekavica.conllu", vocab, _any, COMTEXT_TYPES, (1, 4)),
    ]
    # Serbian news is what is read: it counts twice.
    train = [*serbian, *serbian, *others, *_stripped([*serbian, *others], choice)]
    return train, read_spacy(data / "sr-latn-dev.spacy", vocab)


def _english_syntax(data: Path, vocab: Vocab, choice: Generator) -> Docs:
    train, dev = (
        list(read_trees(data / f"ud-en-ewt/en_ewt-ud-{part}.conllu", vocab, _any)) for part in ("train", "dev")
    )
    return list(joined(train, choice)), dev


def _english_entities(data: Path, vocab: Vocab, choice: Generator) -> Docs:
    uner, dev = (
        list(read_entities(data / f"uner/en_ewt-ud-{part}.iob2", vocab, _any, UNER_TYPES, (1, 2)))
        for part in ("train.EARLY-d516dd3-parent", "dev")
    )
    politics = [
        doc
        for part in ("train", "dev")
        for doc in read_entities(data / f"crossner/politics-{part}.txt", vocab, _any, CROSSNER_TYPES, (0, 1))
    ]
    return [*uner, *politics], dev


def _any(name: str) -> bool:
    return True


def _is_not_parallel(name: str) -> bool:
    return not name.startswith("set")


def _stripped(docs: list[Doc], choice: Generator) -> list[Doc]:
    return [without_diacritics(doc, choice) for doc in _sample(docs, choice)]


def _sample(docs: list[Doc], choice: Generator) -> list[Doc]:
    chosen = choice.permutation(len(docs))[: int(len(docs) * _STRIPPED)]
    return [docs[at] for at in chosen]


def _tagged(docs: Iterable[Doc], tagger: Language) -> list[Doc]:
    """Return documents with the entities of `docs`, and UPOS, features and lemmas as the tagger finds them."""
    golds = list(docs)
    tagged = list(tagger.pipe(bare(gold, tagger) for gold in golds))
    for doc, gold in zip(tagged, golds, strict=True):
        doc.from_array(list(_ENTITIES), cast(Any, gold.to_array(list(_ENTITIES))))
    return tagged


_READERS: dict[tuple[str, str], Callable[[Path, Vocab, Generator], Docs]] = {
    ("sr", "syntax"): _serbian_syntax,
    ("sr", "ner"): _serbian_entities,
    ("en", "syntax"): _english_syntax,
    ("en", "ner"): _english_entities,
}
