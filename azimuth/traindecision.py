"""`azimuth train decision`: fit what weighs the rules against the encoder, and the gate before it."""

import json
from itertools import islice
from pathlib import Path

import click

from azimuth.annotate import read_sentences
from azimuth.errors import BadInput
from azimuth.layout import read_rows, whole_file

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("decision")
@click.option("--gold", type=FILE, required=True, help="Labelled sentences, JSON Lines.")
@click.option("--opinions", type=FILE, required=True, help="predictions.jsonl of `azimuth train signals`.")
@click.option("--corpus", type=FILE, required=True, help="Press texts (lang, title, text), JSON Lines: for the gate.")
@click.option("--every", type=click.IntRange(min=1), default=5, show_default=True, help="Take each so many-th text.")
@click.option("--threshold", type=float, default=0.375, show_default=True, help="Probability that makes a signal.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
def command(*, gold: Path, opinions: Path, corpus: Path, every: int, threshold: float, out: Path) -> None:
    """Fit `decision.json` on held-out opinions and `gate.json` on press texts; copy both to nlp/models/signals_azimuth.

    The gate learns which sentences the shipped encoder and the rules give a signal: fit it again after either changed.

    \b
    Example:
      azimuth train decision --gold dev.jsonl --opinions predictions.jsonl --corpus corpus.jsonl.gz --out trained
    """
    from nlp.training.decision import fit_decision, fit_gate
    from nlp.training.decision import read_sentences as read_fired
    from nlp.training.encoder.corpus import texts

    held_out = {row["id"]: row for row in read_rows(opinions)}
    rows = list(read_sentences(gold))
    missing = next((row["id"] for row in rows if row["id"] not in held_out), None)
    if missing:
        raise BadInput(f"{opinions} has nothing for the row {missing}: it was made from other gold rows")
    chosen = fit_decision(rows, held_out, threshold=threshold)
    click.echo(
        " ".join(f"{name} {weight:+.2f}" for name, weight in zip(chosen["features"], chosen["weights"], strict=True))
    )
    fired = []
    for number, sentence in enumerate(read_fired(islice(texts(corpus), 0, None, every)), 1):
        fired.append(sentence)
        if number % 2000 == 0:
            click.echo(f"gate: {number} sentences read", err=True)
    gate = fit_gate(fired)
    click.echo(f"gate: {gate['recall']:.1%} of the sentences with a signal pass, {gate['pass']:.1%} of all")
    out.mkdir(parents=True, exist_ok=True)
    for name, content in (("decision.json", chosen), ("gate.json", gate)):
        with whole_file(out / name) as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.write("\n")
