"""The sentences of annotated units, as candidates for a sheet; and what was labelled before."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from azimuth.annotate import INPUT, STAGE, read_sentences
from azimuth.errors import BadInput
from azimuth.layout import Row, data_folder, read_rows, unit_file

if TYPE_CHECKING:
    from nlp.labelling.choice import Candidate

SERBIAN = "sr"


def candidates(units: Sequence[str]) -> Iterator["Candidate"]:
    """Yield every sentence of annotated units in a language with a pipeline; shows progress on standard error."""
    for number, unit in enumerate(units, 1):
        documents = {row["document_id"]: row for row in read_rows(unit_file(INPUT, unit, ".jsonl"))}
        count = 0
        for annotated in read_rows(unit_file(STAGE, unit, ".jsonl")):
            if annotated["document_id"] not in documents:
                raise BadInput(f"{unit}: annotated from other documents; run `azimuth annotate` again")
            for candidate in _of_document(documents[annotated["document_id"]], annotated, _outlets(unit)):
                count += 1
                yield candidate
        click.echo(f"[{number}/{len(units)}] {unit}: {len(documents)} documents, {count} sentences", err=True)


def labelled_before(files: Iterable[Path]) -> tuple[Counter[str], frozenset[str]]:
    """Return how many labelled rows each domain has, the domains without any too, and the wordings of all rows."""
    from nlp.codebook import load
    from nlp.labelling.choice import wording

    counts = Counter({domain.code: 0 for domain in load().domains})
    known = set()
    for path in files:
        for number, row in enumerate(read_sentences(path), 1):
            known.add(wording(row["text"]))
            try:
                counts.update({signal["domain"] for signal in row["signals"]})
            except (KeyError, TypeError) as error:
                raise BadInput(f"{path}, line {number}: `signals` is missing or no list of signals") from error
    return counts, frozenset(known)


def _outlets(unit: str) -> dict[str, str | None]:
    path = data_folder() / INPUT / unit.partition("/")[0] / "sources.json"
    if not path.is_file():
        return {}
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return {row["name"]: row["publisher"] for row in rows}


def _of_document(document: Row, annotated: Row, outlets: dict[str, str | None]) -> Iterator["Candidate"]:
    from nlp.labelling.choice import Candidate
    from nlp.labelling.sheet import one_line
    from nlp.pipeline import supports

    if not supports(document["language"]):
        return
    sentences = annotated["sentences"]
    beliefs = {part: _beliefs(document, part) for part in ("title", "body")}
    for at, sentence in enumerate(sentences):
        near = [each["text"] for each in sentences[max(0, at - 1) : at + 2] if each["part"] == "body"]
        context = [one_line(text) for text in near if text != sentence["text"]] if sentence["part"] == "body" else []
        guess = "; ".join(_written(s) for s in annotated["signals"] if s["sentence_no"] == sentence["sentence_no"])
        start = sentence["start"] if sentence["part"] == "body" else 0
        yield Candidate(
            lang=_language(document, sentence["text"]),
            date=document["published_on"] or "",
            outlet=outlets.get(document["source"]) or document["source"],
            source=document["source"],
            doc=document["canonical_url"],
            unit=sentence["part"],
            text=one_line(sentence["text"]),
            context=" … ".join(context),
            guess=guess or "none",
            beliefs=beliefs[sentence["part"]].get(start, {}),
        )


def _beliefs(document: Row, part: str) -> dict[int, dict[tuple[str, str], float]]:
    from nlp.labelling.beliefs import beliefs_of_text
    from nlp.labelling.settings import settings

    text = document["title" if part == "title" else "text"]
    if not text:
        return {}
    found: dict[int, dict[tuple[str, str], float]] = beliefs_of_text(
        text,
        language=document["language"],
        part=part,
        context=f"{document['title'] or ''} {(document['text'] or '')[:400]}",
        day=date.fromisoformat(document["published_on"]) if document["published_on"] else None,
        assumed=settings().belief,
    )
    return found


def _language(document: Row, text: str) -> str:
    from nlp.script import script_of

    language: str = document["language"]
    return f"{language}-{script_of(text) or document['script']}" if language == SERBIAN else language


def _written(signal: Row) -> str:
    partners = ",".join(signal["partner"])
    written = f"{signal['domain']}/{signal['direction']}/{partners}/{signal['actor']}/{signal['stage']}"
    return f"{written}/R" if signal["reversal"] else written
