"""The corpus reader of the training configs: documents as the pipeline would hand them to the component that learns."""

from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry

from nlp.diacritics import restore_diacritics
from nlp.lemmas import Lemmatizer
from nlp.serbian import SerbianLatin


@registry.readers("azimuth.Examples.v1")  # type: ignore[untyped-decorator]
def make_reader(path: Path, is_tagged: bool) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of a spaCy file; the words are its words, diacritics restored where the text lacks them.

    With `is_tagged` the documents hold UPOS, features and lemmas that a tagger found; else the lemmas that the words
    have by themselves.
    """

    def read(nlp: Language) -> Iterator[Example]:
        lemmatize = Lemmatizer(nlp.lang or "")
        for gold in DocBin().from_disk(path).get_docs(nlp.vocab):
            doc = bare(gold, nlp, is_tagged=is_tagged)
            yield Example(doc if is_tagged else lemmatize(doc), gold)

    return read


def bare(gold: Doc, nlp: Language, *, is_tagged: bool = False) -> Doc:
    """Return a document of the same words without annotation, or with UPOS, features and lemmas only."""
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in gold],
        spaces=[bool(token.whitespace_) for token in gold],
        pos=[token.pos_ for token in gold] if is_tagged else None,
        morphs=[str(token.morph) for token in gold] if is_tagged else None,
        lemmas=[token.lemma_ for token in gold] if is_tagged else None,
    )
    return restore_diacritics(doc) if nlp.lang == SerbianLatin.lang else doc
