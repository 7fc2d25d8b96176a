"""Join tagger, parser, lemmatizer and entity recogniser into one pipeline, and write it as `nlp/models` ships it."""

import hashlib
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from nlp.models import ENTITIES, NAMES, SYNTAX, TAGGED_LEMMAS
from nlp.serbian import SerbianLatin
from nlp.training.card import card, description
from nlp.training.scores import Figures

VERSION = "0.1.0"
_LICENSE = Path(__file__).parent / "LICENSE.models"
# The words of the training text are no part of what was learned, and a megabyte.
_LEFT_OUT = ("vocab",)


def join(syntax: Language, entities: Language | None = None) -> Language:
    """Return a pipeline of lemmatizer, tagger, parser, lemmatizer again and, where given, entity recogniser."""
    nlp = spacy.blank(syntax.lang or "")
    if nlp.lang == SerbianLatin.lang:
        nlp.add_pipe("azimuth_diacritics")
    nlp.add_pipe("azimuth_lemmatizer")
    for name in SYNTAX:
        nlp.add_pipe(name, source=syntax)
    nlp.add_pipe("azimuth_lemmatizer", name=TAGGED_LEMMAS)
    if entities:
        nlp.add_pipe(ENTITIES, source=entities)
    return nlp


def write(nlp: Language, language: str, folder: Path, scores: dict[str, Figures], *, seed: int) -> None:
    """Write a pipeline with its card; `meta.json` holds the scores, the seed and a digest of the weights.

    The folder is replaced only when all of it is there.
    """
    beside = folder.with_name(f".{folder.name}")
    nlp.meta.update(description(language), name=NAMES[language].partition("_")[2], version=VERSION)
    nlp.to_disk(beside, exclude=_LEFT_OUT)
    path = beside / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    # The labels stand with the components too, and there are hundreds of them.
    meta |= {"labels": {}, "performance": scores, "seed": seed, "weights_sha256": digest_of_weights(beside)}
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (beside / "README.md").write_text(card(meta), encoding="utf-8")
    shutil.copyfile(_LICENSE, beside / "LICENSE")
    if folder.exists():
        shutil.rmtree(folder)
    beside.rename(folder)


def digest_of_weights(folder: Path) -> str:
    """Return one SHA-256 over the weights of a pipeline's components."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/model")):
        digest.update(path.parent.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
