"""`azimuth train`: train the Serbian or the English pipeline, the signal encoder or the narrative model, anew."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from azimuth import traindecision, trainnarratives, trainsignals
from azimuth.stage import digest_of, is_done, write_mark

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("syntax", "ner")


@click.group()
def command() -> None:
    """Train anew what Azimuth ships: the pipelines (`sr`, `en`), the signal encoder, the narrative model.

    \b
    Example:
      azimuth train sr --data ../shared/nlp --out trained
    """


command.add_command(trainsignals.command)
command.add_command(traindecision.command)
command.add_command(trainnarratives.command)


@click.command()
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder with the treebanks.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the work and the pipeline.")
@click.option("--component", type=click.Choice(COMPONENTS), help="Train this one; take the other as it is shipped.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the weights, the order and the copies.")
@click.option("--steps", type=click.IntRange(min=1), help="Most steps; else as the config has it.")
@click.pass_context
def pipeline(
    context: click.Context, *, data: Path, out: Path, component: str | None, seed: int, steps: int | None
) -> None:
    """Train tagger and parser (`syntax`), then the entity recogniser (`ner`), and write the pipeline with its scores.

    What has to lie in the folder of treebanks, and how long it takes: docs/models.md. A component that was trained
    before from the same data, config and seed is not trained again.

    \b
    Example:
      azimuth train sr --data ../shared/nlp --out trained
      azimuth train sr --data ../shared/nlp --out trained --component ner --seed 2
    """
    from nlp.models import NAMES, load
    from nlp.training.assemble import join, write
    from nlp.training.prepare import read_dev
    from nlp.training.scores import all_scores, score_line

    language = str(context.info_name)
    parts: dict[str, Language] = {}
    for name in COMPONENTS:
        if component not in {name, None}:
            parts[name] = load(language)
            continue
        tagger = join(parts["syntax"]) if name == "ner" else None
        parts[name] = _trained(language, name, data, out / f"{language}-{name}", seed=seed, steps=steps, tagger=tagger)
    nlp = join(parts["syntax"], parts["ner"])
    scores = all_scores(nlp, language, read_dev(language, data, nlp.vocab))
    write(nlp, language, out / NAMES[language], scores, seed=seed)
    for variant, figures in scores.items():
        click.echo(score_line(variant, figures))
    click.echo(f"written: {out / NAMES[language]}")


for _language in ("sr", "en"):
    command.add_command(pipeline, _language)


def _trained(
    language: str, component: str, data: Path, work: Path, *, seed: int, steps: int | None, tagger: "Language | None"
) -> "Language":
    """Return a component, trained now unless its mark says that it has been from the same files and settings."""
    import spacy

    from nlp.training.learn import config_of, learn
    from nlp.training.prepare import prepare

    click.echo(f"{component}: reading the treebanks in {data}")
    prepare(language, component, data, work, seed=seed, tagger=tagger)
    mark, settings = work / "done.json", f"seed {seed}, {steps or 'default'} steps"
    digest = digest_of(config_of(component), work / "train.spacy", work / "dev.spacy")
    if is_done(mark, digest, settings):
        click.echo(f"{component}: trained before, {settings}")
    else:
        click.echo(f"{component}: training, {settings}; one line every 300 steps")
        learn(language, component, work, seed=seed, steps=steps)
        write_mark(mark, digest, settings, {})
    return spacy.load(work / "model-best")
