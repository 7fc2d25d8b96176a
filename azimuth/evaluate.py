"""`azimuth evaluate`: score the tagger on labelled sentences."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from azimuth.annotate import read_sentences
from azimuth.errors import BadInput
from azimuth.layout import Row, whole_file

NEEDED = ("lang", "doc", "signals")


@click.group()
def command() -> None:
    """Score the tagger on labelled sentences.

    \b
    Example:
      azimuth evaluate signals gold/dev.jsonl --negatives gold/hard_negatives.jsonl --errors
    """


@command.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--negatives", type=click.Path(path_type=Path), help="Rows that should carry no signal.")
@click.option("--errors", is_flag=True, help="Show the 20 worst rows.")
@click.option("--out", type=click.Path(path_type=Path), help="Write every figure as JSON.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the tables as a page (docs/quality.md).")
def signals(*, gold: Path, negatives: Path | None, errors: bool, out: Path | None, markdown: Path | None) -> None:
    """Score signals: (domain, direction), then stage, actor and partner where both agree on it.

    A gold row has `text`, `lang`, `doc` (what must not be split between folds) and `signals`; `date`, `unit` and
    `context` are used where present.

    \b
    Example:
      azimuth evaluate signals gold/dev.jsonl --out scores.json
    """
    from nlp.score import scores, worst

    pairs = _pairs(gold)
    figures = scores(pairs) | {"pipeline_version": _version(), "date": date.today().isoformat()}
    if negatives:
        figures["negatives"] = _share_of_negatives(negatives)
    for line in table(figures):
        click.echo(line)
    if errors:
        for error in worst(pairs, 20):
            click.echo(json.dumps(error, ensure_ascii=False))
    if out:
        with whole_file(out) as file:
            json.dump(figures, file, ensure_ascii=False, indent=1)
    if markdown:
        with whole_file(markdown) as file:
            file.write("\n".join(table(figures)) + "\n")


def _pairs(gold: Path) -> list[Any]:
    from nlp.annotate import signals_of_sentence
    from nlp.score import pair

    pairs = []
    for number, row in enumerate(read_sentences(gold), 1):
        for key in NEEDED:
            if key not in row:
                raise BadInput(
                    f"{gold}, line {number}: the key {key!r} is missing; a gold row needs {', '.join(NEEDED)}"
                )
        pairs.append(pair(row, signals_of_sentence(row)))
    if not pairs:
        raise BadInput(f"{gold}: no rows")
    return pairs


def _version() -> str:
    from nlp.pipeline import version

    return version()


def _share_of_negatives(path: Path) -> Row:
    from nlp.annotate import signals_of_sentence

    rows = list(read_sentences(path))
    if not rows:
        raise BadInput(f"{path}: no rows")
    hit = sum(1 for row in rows if any(True for _ in signals_of_sentence(row)))
    return {"rows": len(rows), "with_signal": hit, "share": round(hit / len(rows), 4)}


def table(figures: Row) -> Iterable[str]:
    """Yield the figures as Markdown tables, which also read well in a terminal."""
    yield f"Rows: {figures['rows']}. Pipeline {figures['pipeline_version']}, {figures['date']}."
    yield ""
    yield "| (domain, direction) | precision | recall | F1 | 95 % of F1 | gold | found |"
    yield "|---|---|---|---|---|---|---|"
    for name, cell in figures["domain_direction"].items():
        low, high = cell["f1_interval_95"]
        yield f"| {name} | {_scores(cell)} | {low:.3f}-{high:.3f} | {cell['gold']} | {cell['found']} |"
    for kind in ("domain", "direction", "cell"):
        yield ""
        yield f"| {kind} | precision | recall | F1 | gold | found |"
        yield "|---|---|---|---|---|---|"
        for name, cell in figures[kind].items():
            yield f"| {name} | {_scores(cell)} | {cell['gold']} | {cell['found']} |"
    yield from _further(figures)


def _further(figures: Row) -> Iterable[str]:
    matched = figures["on_matches"]
    yield ""
    yield "| further | value |"
    yield "|---|---|"
    yield f"| has a signal, F1 | {_number(figures['has_signal']['f1'])} |"
    yield f"| stage right, on {matched['matches']} matches | {_number(matched['stage_accuracy'])} |"
    yield f"| actor right | {_number(matched['actor_accuracy'])} |"
    yield f"| partner F1 | {_number(matched['partner']['f1'])} |"
    if "negatives" in figures:
        negatives = figures["negatives"]
        yield f"| hard negatives with a signal, of {negatives['rows']} | {_number(negatives['share'])} |"
    yield ""
    yield "| gold > found direction, same domain | rows |"
    yield "|---|---|"
    for name, count in figures["confusion"].items():
        yield f"| {name} | {count} |"


def _scores(cell: Row) -> str:
    return " | ".join(_number(cell[key]) for key in ("precision", "recall", "f1"))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
