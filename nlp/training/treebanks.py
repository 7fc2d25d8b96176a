"""Read treebanks and entity corpora as spaCy documents, one sentence each.

UD_Croatian-SET holds the Croatian side of the articles of UD_Serbian-SET, under sentence names that start with `set`;
its development and test part match those of Serbian, its training part matches the Serbian training part.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs  # type: ignore[attr-defined]
from spacy.vocab import Vocab

from nlp.errors import BadInput

Keep = Callable[[str], bool]
UNER_TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
# COMtext.SR has 21 types; laws, dates, sums and so on are none of ours, and an address says nothing clear.
COMTEXT_TYPES = UNER_TYPES | {"TOP": "LOC", "INST": "ORG", "COM": "ORG", "COURT": "ORG", "ORGOTH": "ORG", "ADR": None}
CROSSNER_TYPES = UNER_TYPES | {
    "person": "PER",
    "politician": "PER",
    "location": "LOC",
    "country": "LOC",
    "organisation": "ORG",
    "politicalparty": "ORG",
}
_NAME = re.compile(r"# sent[_ ]id\s*=\s*(\S+)")


def read_spacy(path: Path, vocab: Vocab) -> list[Doc]:
    """Return the documents of a spaCy file."""
    return list(DocBin().from_disk(_existing(path)).get_docs(vocab))


def read_trees(path: Path, vocab: Vocab, keep: Keep) -> Iterator[Doc]:
    """Yield the sentences of a CoNLL-U file whose name (`sent_id`) `keep` accepts, with tags and trees."""
    blocks = [block for name, block in _blocks(path) if keep(name)]
    for doc in conllu_to_docs(  # type: ignore[no-untyped-call]
        "\n\n".join(blocks) + "\n\n", n_sents=1, no_print=True
    ):
        # The converter makes a vocabulary of its own for each call.
        yield Doc(vocab).from_bytes(doc.to_bytes())


def read_entities(
    path: Path, vocab: Vocab, keep: Keep, types: Mapping[str, str | None], columns: tuple[int, int]
) -> Iterator[Doc]:
    """Yield the sentences of a file of tagged words; `columns` are those of the form and of the tag (B-, I-, O).

    A type that is missing in `types` is no entity; one that maps to None says nothing about its words.
    """
    form, tag = columns
    for name, block in _blocks(path):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        if rows and keep(name):
            words = [row[form] for row in rows]
            yield Doc(vocab, words=words, spaces=_spaces(block, words), ents=_tags([row[tag] for row in rows], types))


def _tags(written: list[str], types: Mapping[str, str | None]) -> Any:
    tags: list[str | None] = []
    for tag in written:
        kind = types.get(tag[2:], "O")
        goes_on = tag[0] == "I" and tags and tags[-1] in {f"B-{kind}", f"I-{kind}"}
        tags.append(f"{'I' if goes_on else 'B'}-{kind}" if kind not in {"O", None} else kind)
    return tags


def _spaces(block: str, words: list[str]) -> list[bool]:
    """Return which words have a space after them, from the line `# text = `; all, where there is no such line."""
    found = re.search(r"^# text = (.*)$", block, re.MULTILINE)
    spaces, at = [], 0
    for word in words:
        at = found.group(1).find(word, at) + len(word) if found else 0
        spaces.append(not found or found.group(1)[at : at + 1] == " ")
    return spaces


def _blocks(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and lines of each sentence; sentences are parted by blank lines."""
    for block in re.split(r"\n\s*\n", _existing(path).read_text(encoding="utf-8").strip()):
        name = _NAME.search(block)
        yield (name.group(1) if name else ""), block


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise BadInput(f"{path}: no such file; --data names the folder with the treebanks (docs/models.md lists them)")
    return path
