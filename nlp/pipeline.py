"""The pipeline: which components run, in which order, for which language."""

import hashlib
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from nlp import serbian
from nlp.errors import BadInput

CONFIG = Path(__file__).parent / "config" / "azimuth.cfg"
# Language of a document to the language class of its pipeline; Croatian and Bosnian are read as Serbian.
PIPELINES = {"sr": serbian.SerbianLatin.lang, "hr": serbian.SerbianLatin.lang, "bs": serbian.SerbianLatin.lang}
PIPELINES |= {"en": "en", "ru": "ru"}
VERSION = "0.1.0"
FINGERPRINTED = ("*.py", "*.toml", "*.cfg", "*.tsv", "*.txt", "models/signals_azimuth/*")
# What reads other things than documents, or only makes what is shipped.
ELSEWHERE = ("cfsp", "claims", "labelling", "listings", "narratives", "training")


@cache
def build(language: str) -> Language:
    """Return the pipeline of a document's language (`sr hr bs en ru`), built from `config/azimuth.cfg`."""
    if language not in PIPELINES:
        raise BadInput(f"no pipeline for the language {language!r}; there is one for {', '.join(PIPELINES)}")
    config = spacy.util.load_config(CONFIG, overrides={"nlp.lang": PIPELINES[language]}, interpolate=False)
    nlp = spacy.util.load_model_from_config(config.interpolate(), auto_fill=True)
    nlp.meta.update(name=f"azimuth_{PIPELINES[language]}", version=VERSION, description="Alignment signals of Serbia")
    return nlp


def supports(language: str) -> bool:
    """Tell whether there is a pipeline for a document's language."""
    return language in PIPELINES


@cache
def version() -> str:
    """Return the version of what decides the annotations: number, and digest of code, codebook and gazetteer."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    paths = {path for pattern in FINGERPRINTED for path in folder.rglob(pattern)}
    for path in sorted(path for path in paths if path.relative_to(folder).parts[0] not in ELSEWHERE):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{VERSION}+{digest.hexdigest()[:12]}"
