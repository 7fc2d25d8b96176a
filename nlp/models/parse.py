"""Read only those sentences that are worth it: tags, trees and entities for some sentences of a document."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.models import BEFORE, load


def parse(language: str, sentences: Iterable[Span]) -> Iterator[Doc]:
    """Yield each sentence as a document with UPOS, features, dependencies, lemmas and entities.

    Its token `i` is the token `sentence.start + i`. The sentences' lemmas (`azimuth_lemmatizer`) and restored
    diacritics must be set already: whether a text lacks diacritics is told from all of it, not from one sentence.
    """
    nlp = load(language)
    yield from nlp.pipe((_alone(sentence, nlp.vocab) for sentence in sentences), disable=BEFORE)


def _alone(sentence: Span, vocab: Vocab) -> Doc:
    doc = Doc(
        vocab,
        words=[token.text for token in sentence],
        spaces=[bool(token.whitespace_) for token in sentence],
        lemmas=[token.lemma_ for token in sentence],
    )
    for token, original in zip(doc, sentence, strict=True):
        if token.norm_ != original.norm_:
            token.norm_ = original.norm_
    return doc
