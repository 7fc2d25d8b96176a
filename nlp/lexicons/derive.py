"""Derive the shipped tables from the treebanks: `python -m nlp.lexicons.derive FOLDER` (README.md says what from).

FOLDER holds `nlp/` with the treebanks, and `text/input_corpus.jsonl.gz`, of which only word forms and counts are taken.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from nlp.diacritics import DIACRITIC, WIDTHS, context_of, guess_letters, strip_diacritics
from nlp.lexicons import FOLDER
from nlp.script import to_latin

Row = tuple[str, str, str]
_WORD = re.compile(r"[a-zčćšžđ]+")


def conllu_rows(path: Path) -> Iterator[Row]:
    """Yield form, UPOS (or MSD) and lemma of the words of a CoNLL-U file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3 and fields[0].isdigit():
            yield fields[1], fields[3], fields[2]


def docbin_rows(path: Path) -> Iterator[Row]:
    """Yield form, UPOS and lemma of the words of a spaCy file."""
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("sr").vocab):
        yield from ((token.text, token.pos_, token.lemma_) for token in doc)


def lemma_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield lines `form<TAB>UPOS lemma<TAB>UPOS lemma ...`, the most frequent reading first.

    Forms are lower-case except those of proper names.
    """
    readings: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for form, pos, lemma in rows:
        if lemma != "_" and any(letter.isalpha() for letter in form) and " " not in form + lemma:
            readings[form if pos == "PROPN" else form.lower()][pos, lemma] += 1
    for form in sorted(readings):
        best: dict[str, str] = {}
        for (pos, lemma), _ in readings[form].most_common():
            best.setdefault(pos, lemma)
        yield "\t".join([form, *(f"{pos} {lemma}" for pos, lemma in best.items())])


def serbian_counts(folder: Path) -> Counter[str]:
    """Count lower-case Latin word forms of text that has its diacritics."""
    counts: Counter[str] = Counter()
    for form, _, _ in docbin_rows(folder / "nlp/sr-latn-train.spacy"):
        counts.update(_WORD.findall(form.lower()))
    for form, _, _ in conllu_rows(folder / "nlp/comtext/comtext.sr.legal.ekavica.conllu"):
        counts.update(_WORD.findall(form.lower()))
    for line in (folder / "nlp/uner/hr_set-ud-train.iob2").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        counts.update(_WORD.findall(fields[1].lower()) if len(fields) > 2 else ())
    with gzip.open(folder / "text/input_corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        for document in map(json.loads, file):
            text = to_latin(f"{document['title']} {document['text']}").lower()
            # SETimes is what the treebank's dev part comes from, and what is scored there must not be seen here.
            if str(document["lang"]).startswith("sr") and document["source"] != "setimes-sr" and DIACRITIC.search(text):
                counts.update(_WORD.findall(text))
    return counts


def diacritic_tables(counts: Counter[str]) -> tuple[dict[str, str], set[str]]:
    """Return contexts (stripped context to restored letter) and the words that the contexts get wrong."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for word in counts:
        stripped = strip_diacritics(word)
        for at, letter in enumerate(stripped):
            if letter in "cszd":
                for width in WIDTHS:
                    tallies[context_of(stripped, at, width)][word[at]] += 1
    contexts: dict[str, str] = {}
    for context in sorted(tallies, key=lambda key: (len(key), key)):
        # A context is worth keeping where it is no accident and says more than the narrower one.
        letter, _ = tallies[context].most_common(1)[0]
        narrower = next((contexts[context[cut:-cut]] for cut in range(1, 4) if context[cut:-cut] in contexts), None)
        if tallies[context].total() > 1 and letter != narrower:
            contexts[context] = letter
    best: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in counts.items():
        best[strip_diacritics(word)][word] += count
        best[strip_diacritics(word.replace("đ", "dj"))][word] += count
    words = {tally.most_common(1)[0][0] for stripped, tally in best.items() if _is_wrong(stripped, tally, contexts)}
    return contexts, words


def _is_wrong(stripped: str, tally: Counter[str], contexts: dict[str, str]) -> bool:
    word = tally.most_common(1)[0][0]
    if "dj" in stripped:
        return word == stripped or strip_diacritics(word) == stripped
    return guess_letters(stripped, contexts) != word


def write_lines(name: str, lines: Iterable[str]) -> None:
    """Write a table of this folder."""
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    """Write all tables."""
    write_lines("serbian_lemmas.tsv", lemma_lines(docbin_rows(folder / "nlp/sr-latn-train.spacy")))
    write_lines("english_lemmas.tsv", lemma_lines(conllu_rows(folder / "nlp/ud-en-ewt/en_ewt-ud-train.conllu")))
    contexts, words = diacritic_tables(serbian_counts(folder))
    middles = (
        context[: len(context) // 2] + letter + context[len(context) // 2 + 1 :] for context, letter in contexts.items()
    )
    write_lines("diacritics_contexts.txt", sorted(middles))
    write_lines("diacritics_words.txt", sorted(words))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
