"""Read labelled sentences: gold files, our own, the codebook's examples, and labels of texts of a corpus."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.codebook import load
from nlp.errors import BadInput
from nlp.training.encoder.corpus import sentences
from nlp.training.encoder.labels import Labels, labels_of_example, labels_of_signals, labels_of_text

OWN = Path(__file__).parent.parent / "sentences"
CORPUS_LABELS = Path(__file__).parent.parent / "labels" / "corpus.tsv"
LANGUAGES = ("en", "sr-Latn", "sr-Cyrl", "ru")
UNITS = ("title", "body")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with its labels; `kind` is gold, negative, own, codebook or corpus, `document` keeps folds apart."""

    kind: str
    id: str
    document: str
    language: str
    unit: str
    date: str
    text: str
    labels: Labels


def id_of(text: str) -> str:
    """Return the name of a sentence by its text alone: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def gold_rows(path: Path, kind: str) -> Iterator[LabelledSentence]:
    """Yield the rows of a gold file in JSON Lines; a row without `signals` has none, one without `doc` stands alone."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row: dict[str, Any] = json.loads(line)
                labels = labels_of_signals(row.get("signals", ()))
                yield LabelledSentence(
                    kind=kind,
                    id=row["id"],
                    document=row.get("doc") or row["id"],
                    language=row["lang"],
                    unit=row.get("unit") or "body",
                    date=row.get("date") or "",
                    text=row["text"],
                    labels=labels,
                )
            except json.JSONDecodeError as error:
                raise BadInput(f"{path}:{number}: no JSON: {error}") from error
            except KeyError as error:
                raise BadInput(f"{path}:{number}: the field {error} is missing") from error
            except BadInput as error:
                raise BadInput(f"{path}:{number}: {error}") from error


def own_rows(folder: Path) -> Iterator[LabelledSentence]:
    """Yield the sentences of `*.tsv`: language, unit, labels, text; lines that start with `#` are remarks."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            fields = line.split("\t")
            if len(fields) != 4:
                raise BadInput(f"{path}:{number}: {len(fields)} fields; a row is language, unit, labels and text")
            language, unit, written, text = fields
            if language not in LANGUAGES or unit not in UNITS:
                raise BadInput(f"{path}:{number}: {language!r} or {unit!r} is none of {', '.join(LANGUAGES + UNITS)}")
            try:
                labels = labels_of_text(written)
            except BadInput as error:
                raise BadInput(f"{path}:{number}: {error}") from error
            yield LabelledSentence("own", id_of(text), id_of(text), language, unit, "", text, labels)


def codebook_rows() -> Iterator[LabelledSentence]:
    """Yield the examples of the codebook's files."""
    for domain in load().domains:
        for example in domain.examples:
            name, labels = id_of(example.text), labels_of_example(example.signals)
            yield LabelledSentence("codebook", name, name, example.lang, "body", "", example.text, labels)


def read_corpus_labels(path: Path) -> dict[str, Labels]:
    """Return labels by sentence id from `id<TAB>labels`."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, tab, written = line.partition("\t")
        if not tab or len(name) != 16:
            raise BadInput(f"{path}:{number}: a row is an id of 16 digits, a tab and labels")
        try:
            found[name] = labels_of_text(written)
        except BadInput as error:
            raise BadInput(f"{path}:{number}: {error}") from error
    return found


def corpus_rows(corpus: Path, labels: dict[str, Labels], held_out: Collection[str]) -> Iterator[LabelledSentence]:
    """Yield the labelled sentences of a corpus, each once; those of the `held_out` documents are left out."""
    wanted = dict(labels)
    for sentence in sentences(corpus):
        name = id_of(sentence.text)
        if name in wanted:
            found = wanted.pop(name)
            if sentence.document not in held_out:
                yield LabelledSentence(
                    kind="corpus",
                    id=name,
                    document=sentence.document,
                    language=sentence.language,
                    unit=sentence.unit,
                    date=sentence.date,
                    text=sentence.text,
                    labels=found,
                )
