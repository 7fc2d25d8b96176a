"""Copies of training documents that teach what treebanks lack: text without diacritics, several sentences on end."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from numpy.random import Generator
from spacy.tokens import Doc, Token

_BARE = str.maketrans("čćšžČĆŠŽ", "ccszCCSZ")
# đ is typed as dj by most, and as d by what strips accents by machine.
_TYPED = (_BARE | str.maketrans({"đ": "dj", "Đ": "Dj"}), _BARE | str.maketrans("đĐ", "dD"))
# How many sentences a document gets, drawn at random: articles are long, but the single sentence is what rules ask for.
_SENTENCES = (1, 1, 2, 3, 4, 6)


def without_diacritics(doc: Doc, choice: Generator) -> Doc:
    """Return a copy of a Serbian document as people type it without č ć š ž đ."""
    table = _TYPED[choice.integers(len(_TYPED))]
    return rewritten(doc, lambda word: word.translate(table))


def rewritten(doc: Doc, write: Callable[[str], str]) -> Doc:
    """Return a copy of a document with each word written otherwise, with all annotation."""
    return Doc(
        doc.vocab,
        words=[write(token.text) for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc] if doc.has_annotation("MORPH") else None,
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc] if doc.has_annotation("DEP") else None,
        deps=[token.dep_ for token in doc] if doc.has_annotation("DEP") else None,
        ents=[_tag_of(token) for token in doc],
    )


def _tag_of(token: Token) -> Any:
    """Return what `Doc` takes as an entity tag: `B-PER`, `O`, or None where nothing is known."""
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_ or None


def joined(docs: Sequence[Doc], choice: Generator) -> Iterator[Doc]:
    """Yield the documents, one to six sentences joined in each."""
    at = 0
    while at < len(docs):
        count = int(choice.choice(_SENTENCES))
        part = list(docs[at : at + count])
        yield Doc.from_docs(part) if len(part) > 1 else part[0]
        at += count
