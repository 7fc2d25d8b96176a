"""Train one component from its config (`syntax.cfg`, `ner.cfg`), with spaCy's training loop."""

import shutil
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

import nlp.training.examples  # noqa: F401 - registers the reader that the configs name
from nlp.models import CLASSES


def config_of(component: str) -> Path:
    """Return the config of a component: `syntax` or `ner`."""
    return Path(__file__).parent / f"{component}.cfg"


def learn(language: str, component: str, work: Path, *, seed: int, steps: int | None) -> None:
    """Train on `train.spacy` of a folder and write `model-best` there: the best on its `dev.spacy`.

    Prints one line each time it is scored. An earlier model stays until this one is finished.
    """
    overrides: dict[str, Any] = {
        "nlp.lang": CLASSES[language],
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "system.seed": seed,
    }
    if steps:
        overrides |= {"training.max_steps": steps, "training.eval_frequency": min(300, max(1, steps // 2))}
    config = spacy.util.load_config(config_of(component), overrides=overrides, interpolate=False)
    filled = spacy.util.load_model_from_config(config, auto_fill=True).config
    running, best = work / "running", work / "model-best"
    _remove(running)
    running.mkdir()
    train(init_nlp(filled), running, stdout=sys.stdout, stderr=sys.stderr)
    _remove(best)
    (running / "model-best").rename(best)
    _remove(running)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
