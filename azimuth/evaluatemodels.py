"""`azimuth evaluate models`: score the trained pipelines on a treebank's development part, and measure their speed."""

from pathlib import Path

import click


@click.command()
@click.argument("language", type=click.Choice(["sr", "en"]))
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder with the treebanks.")
def models(*, language: str, data: Path) -> None:
    """Score tags, trees, lemmas and entities; Serbian also without diacritics and in Cyrillic.

    Words are taken as the treebank has them. Speed is in words a second of CPU, beside the bare tokenizer on the same
    texts.

    \b
    Example:
      azimuth evaluate models sr --data ../shared/nlp
    """
    import spacy

    from nlp.models import CLASSES, load
    from nlp.training.prepare import read_dev
    from nlp.training.scores import all_scores, articles, score_line, words_per_second

    nlp = load(language)
    dev = read_dev(language, data, nlp.vocab)
    for variant, figures in all_scores(nlp, language, dev).items():
        click.echo(score_line(variant, figures))
    texts = articles(dev["syntax"])
    click.echo(f"speed: {words_per_second(nlp, texts):,.0f} words/s, all components")
    click.echo(f"speed: {words_per_second(spacy.blank(CLASSES[language]), texts):,.0f} words/s, tokenizer alone")
