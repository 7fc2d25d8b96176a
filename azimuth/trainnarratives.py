"""`azimuth train narratives`: train the model of narratives about the war in Ukraine."""

import json
from pathlib import Path

import click

from azimuth.layout import whole_file

MODEL = "narratives_azimuth"


@click.command("narratives")
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder with semeval2025_t10/.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
def command(*, data: Path, out: Path) -> None:
    """Train on the training documents of SemEval-2025 Task 10; write the folder that is shipped in nlp/models.

    A narrative is offered where at least 85 % of the 50 documents with the best score carry it; a document's score
    comes from models trained without it.

    \b
    Example:
      azimuth train narratives --data ../shared/disinfo --out trained
    """
    import numpy as np

    from nlp.training.narratives import fit, offered_of, out_of_folds, prepare, read_documents

    documents = read_documents(data / "semeval2025_t10")
    click.echo(f"{len(documents)} documents; reading them with the encoder", err=True)
    prepared = prepare(documents)
    offered = offered_of(prepared, out_of_folds(prepared).mean(axis=0))
    trained = fit(prepared, np.arange(len(documents)))
    folder = out / MODEL
    folder.mkdir(parents=True, exist_ok=True)
    names = ("rarity", "centre", "spread", "scales", "meaning_weights", "bias")
    arrays = {name: getattr(trained, name).astype(np.float32) for name in names}
    np.savez_compressed(folder / "weights.npz", weights=trained.weights, **arrays)
    with whole_file(folder / "labels.json") as file:
        content = {"documents": len(documents), "labels": trained.labels, "offered": offered}
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.write("\n")
    for label, threshold in offered.items():
        click.echo(f"offered from {threshold:.2f}: {label}")
    click.echo(f"written: {folder}")
