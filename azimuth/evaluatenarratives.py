"""The figures of narrative candidates: cross-validated on labelled documents, and false alarms on other texts."""

import csv
import gzip
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from azimuth.evaluatedisinfo import Figure

if TYPE_CHECKING:
    from nlp.narratives.find import Text
    from nlp.training.narratives import Numbers, Prepared

TASK = "semeval2025_t10"
CORPUS = "input_corpus.jsonl.gz"
# Fact-checkers' articles in English: the claim as title, then what is made of it.
CHECKERS = {
    "vox_propaganda_diary_half.csv": ("VoxCheck debunkings", "fake_en", "debunk_en"),
    "euvsdisinfo_cases_kalkun_2017.csv": ("EUvsDisinfo cases with disproof", "title", "summary", "disproof"),
}
# Of the corpus: who speaks for an office, and whose news is ordinary.
OFFICIAL = {"ungdc": "UN General Assembly speeches", "wh-briefings": "White House documents"}
ORDINARY = {
    "n1-rts-headlines": "N1 and RTS headlines",
    "rss-link-database": "world news feeds",
    "sts-news-sr": "Serbian news sentences",
    "setimes-sr": "SETimes articles",
    "world-headlines-2026": "world headlines",
    "b92-politika-2022": "B92 and Politika articles",
    "newspapers-2015-2019": "Alo articles",
    "news-commentary": "Project Syndicate commentaries",
}


def narrative_figures(data: Path) -> list[Figure]:
    """Return samples-F1 and the precision of the 50 best per narrative; documents are in one fold only."""
    from nlp.training.narratives import out_of_folds, prepare, read_documents

    folder = data / TASK
    if not folder.exists():
        click.echo(f"left out: {folder} is not there", err=True)
        return []
    prepared = prepare(read_documents(folder))
    draws = out_of_folds(prepared)
    return [*_samples_f1(prepared, draws), *_best(prepared, draws.mean(axis=0))]


def _samples_f1(prepared: "Prepared", draws: "Numbers") -> list[Figure]:
    """Return samples-F1 averaged over the draws of the folds (each fold's model sees four fifths)."""
    import numpy as np

    from nlp.narratives.model import chosen_labels

    scores = np.mean([_f1_of_each(prepared, chosen_labels(draw, prepared.labels)) for draw in draws], axis=0)
    war = np.array([not any(label.startswith("CC") for label in each.labels) for each in prepared.documents])
    language = np.array([each.language for each in prepared.documents])
    groups = {"war or other": war, **{name: language == name for name in sorted(set(language.tolist()))}}
    data = f"SemEval-2025 Task 10 train, EN RU BG, 5 folds by document, {len(draws)} draws, near duplicates removed"
    return [
        Figure(f"narratives, samples-F1, {name}", float(scores[group].sum()), int(group.sum()), data)
        for name, group in groups.items()
    ]


def _f1_of_each(prepared: "Prepared", chosen: list[list[str]]) -> list[float]:
    return [
        2 * len(document.labels & {*labels}) / (len(document.labels) + len(labels))
        for document, labels in zip(prepared.documents, chosen, strict=True)
    ]


def _best(prepared: "Prepared", probabilities: "Numbers") -> list[Figure]:
    import numpy as np

    from nlp.narratives.find import MARKERS
    from nlp.training.narratives import BEST, WAR, offered_of

    offered = offered_of(prepared, probabilities)
    figures = []
    for at, label in enumerate(prepared.labels):
        if not label.startswith(WAR) or prepared.has[:, at].sum() < BEST:
            continue
        best = np.argsort(-probabilities[:, at], kind="stable")[:BEST]
        figures.append(
            Figure(
                f"precision of the 50 best, {label}, {'offered' if label in offered else 'not offered'}",
                int(prepared.has[best, at].sum()),
                BEST,
                "SemEval-2025 Task 10 train (EN, RU, BG: no Serbian), scored by models that did not see the document",
                float(prepared.has[:, at].mean()),
                MARKERS.get(label) if label in offered else None,
            )
        )
    return figures


def control_figures(data: Path) -> list[Figure]:
    """Return the share of official, ordinary and debunking texts that raise a candidate: false alarms or near them."""
    from nlp.narratives.find import find

    groups: dict[str, list[bool]] = defaultdict(list)
    texts = chain(_own_texts(), _checkers_texts(data), _corpus_texts(data.parent / "text" / CORPUS))
    for group, text in texts:
        groups[group].append(any(not found.is_rebuttal for found in find([text])))
    return [
        Figure(f"raises a candidate: {group}", sum(raised), len(raised), "negative control (any candidate counts)")
        for group, raised in groups.items()
    ]


def _own_texts() -> "Iterator[tuple[str, Text]]":
    import nlp.narratives
    from nlp.narratives.texts import text_of

    stored = tomllib.loads((Path(nlp.narratives.__file__).parent / "control.toml").read_text(encoding="utf-8"))
    for name, row in stored.items():
        group = "official" if name.startswith("official") else "debunking or denying"
        yield f"{group} texts written by us", text_of(name, row["title"], row["text"], row["language"])


def _checkers_texts(data: Path) -> "Iterator[tuple[str, Text]]":
    from nlp.narratives.texts import text_of

    for file, (group, *columns) in CHECKERS.items():
        if not (data / file).exists():
            click.echo(f"left out: {data / file} is not there", err=True)
            continue
        with (data / file).open(encoding="utf-8-sig", newline="") as rows:
            for at, row in enumerate(csv.DictReader(rows)):
                title, *body = (row[column] for column in columns)
                yield group, text_of(str(at), title, "\n\n".join(body), "en")


def _corpus_texts(path: Path) -> "Iterator[tuple[str, Text]]":
    from nlp.language import identify
    from nlp.narratives.texts import text_of

    if not path.exists():
        click.echo(f"left out: {path} is not there", err=True)
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            group = OFFICIAL.get(row["source"]) or ORDINARY.get(row["source"])
            if group:
                language, _ = identify(row["text"] or row["title"] or "", row["lang"])
                yield group, text_of(row["doc_id"], row["title"] or "", row["text"] or "", language)
