"""`azimuth evaluate`: score the tagger on labelled sentences."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from azimuth.annotate import read_sentences
from azimuth.errors import BadInput
from azimuth.evaluatedisinfo import disinfo
from azimuth.evaluatemodels import models
from azimuth.layout import Row, read_rows, whole_file
from azimuth.scoretable import table

NEEDED = ("lang", "doc", "signals")
OPENS, CLOSES = "<!-- scores -->", "<!-- /scores -->"


@click.group()
def command() -> None:
    """Score the tagger and the pipelines on labelled data.

    \b
    Example:
      azimuth evaluate signals gold/dev.jsonl --negatives gold/hard_negatives.jsonl --errors
      azimuth evaluate models sr --data ../shared/nlp
    """


command.add_command(models)
command.add_command(disinfo)


@command.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--negatives", type=click.Path(path_type=Path), help="Rows that should carry no signal.")
@click.option(
    "--split", type=click.IntRange(1, 99), help="Score this share of the documents, in %, and the rest apart."
)
@click.option(
    "--opinions",
    type=click.Path(path_type=Path),
    help="What encoders that were not trained on a row say of it (JSON Lines).",
)
@click.option("--errors", is_flag=True, help="Show the 20 worst rows (of the first part, where split).")
@click.option("--out", type=click.Path(path_type=Path), help="Write every figure as JSON.")
@click.option("--page", type=click.Path(path_type=Path), help="Put the tables between the marks of a page.")
def signals(
    *,
    gold: Path,
    negatives: Path | None,
    split: int | None,
    opinions: Path | None,
    errors: bool,
    out: Path | None,
    page: Path | None,
) -> None:
    """Score signals: (domain, direction), then stage, actor and partner where both agree on it.

    A gold row has `text`, `lang`, `doc` (what must not be split between folds) and `signals`; `date`, `unit` and
    `context` are used where present. With --split rules may be written by looking at the first part only; the second
    then shows how far they carry. The encoder was trained on the development gold: for figures that hold elsewhere
    give the cross-validated opinions that `azimuth train signals --folds` writes.

    \b
    Example:
      azimuth evaluate signals gold/dev.jsonl --out scores.json
      azimuth evaluate signals gold/dev.jsonl --split 70 --page docs/quality.md
    """
    from nlp.calibration import calibration
    from nlp.pipeline import version
    from nlp.score import in_part, scores, worst

    held_out = _opinions(opinions) if opinions else {}
    pairs = _pairs(gold, held_out)
    parts = {"all": pairs}
    if split:
        parts |= {f"first {split} %": in_part(pairs, split), f"other {100 - split} %": in_part(pairs, split, rest=True)}
    figures: Row = {
        "pipeline_version": version(),
        "scored_on": datetime.now(UTC).date().isoformat(),
        "gold": gold.name,
        "is_cross_validated": opinions is not None,
        "parts": {name: scores(part) for name, part in parts.items()},
        "calibration": calibration(pairs),
    }
    if negatives:
        figures["negatives"] = _share_of_negatives(negatives, held_out)
    lines = list(table(figures))
    click.echo("\n".join(lines))
    if errors:
        for error in worst(in_part(pairs, split) if split else pairs, 20):
            click.echo(json.dumps(error, ensure_ascii=False))
    if out:
        with whole_file(out) as file:
            json.dump(figures, file, ensure_ascii=False, indent=1)
    if page:
        _put_into(page, lines)


def _opinions(path: Path) -> dict[str, Any]:
    from nlp.encoder.model import stored_opinion

    return {row["id"]: stored_opinion(row) for row in read_rows(path)}


def _opinion_of(row: Row, held_out: dict[str, Any]) -> Any:
    """Return the stored opinion of a row; where some are stored, all must be."""
    if held_out and row["id"] not in held_out:
        raise BadInput(f"--opinions has nothing for the row {row['id']}: it was made from other gold rows")
    return held_out.get(row["id"])


def _pairs(gold: Path, held_out: dict[str, Any]) -> list[Any]:
    from nlp.annotate import signals_of_sentence
    from nlp.score import pair

    pairs = []
    for number, row in enumerate(read_sentences(gold), 1):
        for key in NEEDED:
            if key not in row:
                raise BadInput(f"{gold}, line {number}: the key {key!r} is missing; needed are {', '.join(NEEDED)}")
        named = {"id": str(number), **row}
        pairs.append(pair(named, signals_of_sentence(named, _opinion_of(named, held_out))))
    if not pairs:
        raise BadInput(f"{gold}: no rows")
    return pairs


def _share_of_negatives(path: Path, held_out: dict[str, Any]) -> Row:
    from nlp.annotate import signals_of_sentence

    rows = list(read_sentences(path))
    if not rows:
        raise BadInput(f"{path}: no rows")
    hit = sum(1 for row in rows if any(True for _ in signals_of_sentence(row, _opinion_of(row, held_out))))
    return {"rows": len(rows), "with_signal": hit, "share": round(hit / len(rows), 4)}


def _put_into(page: Path, lines: list[str]) -> None:
    """Replace what stands between the marks of a page."""
    if not page.is_file():
        raise BadInput(f"{page}: no such page")
    text = page.read_text(encoding="utf-8")
    before, opens, rest = text.partition(OPENS)
    _, closes, after = rest.partition(CLOSES)
    if not opens or not closes:
        raise BadInput(f"{page}: needs the lines {OPENS} and {CLOSES}")
    with whole_file(page) as file:
        file.write(before + OPENS + "\n" + "\n".join(lines) + "\n" + CLOSES + after)
