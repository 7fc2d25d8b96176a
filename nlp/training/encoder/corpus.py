"""Read a corpus: its sentences, split as the pipeline splits them, and its texts as the encoder spells them."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from nlp.encoder.inputs import SERBIAN
from nlp.pipeline import build, supports
from nlp.script import to_latin


class CorpusSentence(NamedTuple):
    """A title or a sentence of a text."""

    text: str
    language: str
    unit: str
    date: str
    document: str


def texts(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a corpus (`lang`, `title`, `text`, `date`, `url_or_path`) in JSON Lines, plain or gzip."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if supports(row["lang"].partition("-")[0]):
                yield row


def sentences(path: Path) -> Iterator[CorpusSentence]:
    """Yield titles and sentences of a corpus."""
    for row in texts(path):
        rest = (row["date"], row["url_or_path"])
        if row["title"]:
            yield CorpusSentence(row["title"], row["lang"], "title", *rest)
        if row["text"]:
            nlp = build(row["lang"].partition("-")[0])
            doc = nlp.get_pipe("azimuth_sentences")(nlp.make_doc(row["text"]))
            for sentence in doc.sents:
                yield CorpusSentence(sentence.text.strip(), row["lang"], "body", *rest)


def spelled_texts(path: Path) -> Iterator[str]:
    """Yield title and text of each row, Serbian in Latin."""
    for row in texts(path):
        text = f"{row['title'] or ''} {row['text'] or ''}"
        yield to_latin(text) if row["lang"].partition("-")[0] in SERBIAN else text
