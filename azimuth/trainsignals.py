"""`azimuth train signals`: train the encoder that reads signals."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import click

from azimuth.errors import BadInput
from azimuth.layout import Row, read_rows, write_rows
from azimuth.stage import digest_of, is_done, write_mark

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MODEL = "signals_azimuth"


@click.command("signals")
@click.option("--gold", type=FILE, required=True, help="Labelled sentences, JSON Lines.")
@click.option("--negatives", type=FILE, required=True, help="Sentences without a signal, JSON Lines.")
@click.option(
    "--corpus", type=FILE, required=True, help="Press texts, JSON Lines: the shipped labels find theirs in it."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the work and the model.")
@click.option("--folds", type=click.IntRange(min=0), default=5, show_default=True, help="Parts to predict unseen.")
@click.option("--fold", type=click.IntRange(min=0), help="Train for this part alone, and ship nothing.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the heads, the order and what is dropped.")
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Cores to use.")
@click.option("--steps", type=click.IntRange(min=1), help="Most steps of each training, to try it out.")
def command(*, out: Path, fold: int | None, folds: int, **options: Any) -> None:
    """Train on our own sentences, then on gold; predict gold unseen in parts; write the model that is shipped.

    In OUT: `predictions.jsonl` (each gold row as a network sees it that never read its document) and the folder
    `signals_azimuth`. What was trained before from the same rows and seed is not trained again. The rows with the
    gazetteer's hints lie in `rows.jsonl`: delete it where the gazetteer has changed.

    \b
    Example:
      azimuth train signals --gold dev.jsonl --negatives hard.jsonl --corpus corpus.jsonl.gz --out trained
      azimuth train signals --gold dev.jsonl --negatives hard.jsonl --corpus corpus.jsonl.gz --out trained --fold 0
    """
    if fold is not None and fold >= folds:
        raise BadInput(f"--fold {fold}: there are {folds} parts, the first is 0")
    work = Work(out, **options)
    work.read()
    for part in range(folds) if fold is None else [fold]:
        work.predict_part(part, folds)
    if fold is None:
        if folds:
            work.join_predictions(folds)
        work.ship()


class Work:
    """The folder of a training: what is in it, and what it is made from."""

    def __init__(
        self, out: Path, *, gold: Path, negatives: Path, corpus: Path, seed: int, threads: int, steps: int | None
    ) -> None:
        """Name the files."""
        self.out, self.gold, self.negatives, self.corpus = out, gold, negatives, corpus
        self.seed, self.threads, self.steps = seed, threads, steps
        self.rows_file, self.tokenizer, self.base = out / "rows.jsonl", out / "tokenizer.json", out / "base.pt"
        self.settings = f"seed {seed}, {steps or 'all'} steps"

    def read(self) -> None:
        """Write `rows.jsonl` and `tokenizer.json`, and train the base step, unless they are there."""
        from nlp.training.encoder.rows import CORPUS_LABELS, OWN

        sources = (self.gold, self.negatives, self.corpus, CORPUS_LABELS, *sorted(OWN.glob("*.tsv")))
        self._once(self.rows_file, digest_of(*sources, self.rows_file), "1", self._write_rows, sources)
        self.rows = list(read_rows(self.rows_file))
        self._once(self.tokenizer, digest_of(self.rows_file, self.corpus), "1", self._write_tokenizer)
        self._once(self.base, digest_of(self.rows_file, self.tokenizer), self.settings, self._train_base)

    def _once(
        self, file: Path, digest: str, version: str, make: Callable[[], None], sources: tuple[Path, ...] = ()
    ) -> None:
        """Make a file unless its mark says that it was made from the same input; a file among its sources counts."""
        mark = file.with_name(f"{file.name}.done.json")
        if file.exists() and is_done(mark, digest, version):
            click.echo(f"{file.name}: made before")
            return
        click.echo(f"{file.name}: making it")
        make()
        write_mark(mark, digest_of(*sources, file) if sources else digest, version, {})

    def _write_rows(self) -> None:
        from nlp.training.encoder.hints import training_rows
        from nlp.training.encoder.rows import (
            CORPUS_LABELS,
            OWN,
            codebook_rows,
            corpus_rows,
            gold_rows,
            own_rows,
            read_corpus_labels,
        )

        gold = [*gold_rows(self.gold, "gold"), *gold_rows(self.negatives, "negative")]
        labels = read_corpus_labels(CORPUS_LABELS)
        held_out = {sentence.document for sentence in gold}
        found = chain(gold, own_rows(OWN), codebook_rows(), corpus_rows(self.corpus, labels, held_out))
        count = write_rows(self.rows_file, training_rows(found))
        corpus = sum(row["kind"] == "corpus" for row in read_rows(self.rows_file))
        click.echo(f"{count} rows; {corpus} of {len(labels)} labelled sentences taken from the corpus")

    def _write_tokenizer(self) -> None:
        from nlp.training.encoder.base import base_file, read_base
        from nlp.training.encoder.corpus import spelled_texts
        from nlp.training.encoder.vocabulary import choose_pieces, tokenizer_of

        base = read_base(base_file())
        needed = (row[key] for row in self.rows for key in ("text", "hint"))
        kept = choose_pieces(base, needed, spelled_texts(self.corpus))
        tokenizer_of(base, kept).save(str(self.tokenizer), pretty=False)
        click.echo(f"{len(kept)} of {len(base.pieces)} pieces kept")

    def _network(self, checkpoint: Path | None) -> Any:
        import torch

        from nlp.training.encoder.base import base_file, read_base
        from nlp.training.encoder.fit import load_into
        from nlp.training.encoder.network import Network
        from nlp.training.encoder.vocabulary import numbers_in_base

        torch.set_num_threads(self.threads)
        torch.manual_seed(self.seed)
        base = read_base(base_file())
        network = Network(base, numbers_in_base(base, self.tokenizer))
        if checkpoint:
            load_into(network, checkpoint)
        return network

    def _examples(self, rows: list[Row]) -> Any:
        from nlp.encoder.tokens import Pieces
        from nlp.training.encoder.fit import Examples

        return Examples(rows, Pieces(self.tokenizer))

    def _train_base(self) -> None:
        from nlp.training.encoder.fit import BASE, save, train

        network = self._network(None)
        examples = self._examples([row for row in self.rows if row["kind"] not in {"gold", "negative"}])
        network.start_from(examples.targets.pairs.mean(0))
        train(network, examples, BASE, seed=self.seed, most_steps=self.steps, say=click.echo)
        save(network, self.base)

    def _train_gold(self, rows: list[Row], checkpoint: Path, seed: int) -> None:
        from nlp.training.encoder.fit import GOLD, save, train

        def make() -> None:
            network = self._network(self.base)
            train(network, self._examples(rows), GOLD, seed=seed, most_steps=self.steps, say=click.echo)
            save(network, checkpoint)

        self._once(checkpoint, digest_of(self.rows_file, self.base), self.settings, make)

    def _gold(self) -> list[Row]:
        return [row for row in self.rows if row["kind"] in {"gold", "negative"}]

    def predict_part(self, part: int, folds: int) -> None:
        """Train without a part's documents and write what the network makes of them."""
        from nlp.training.encoder.fit import fold_of, predict

        seen = [row for row in self._gold() if fold_of(row["document"], folds) != part]
        unseen = [row for row in self._gold() if fold_of(row["document"], folds) == part]
        checkpoint = self.out / f"part-{part}-of-{folds}.pt"
        self._train_gold(seen, checkpoint, self.seed * 10 + part)

        def make() -> None:
            found = predict(self._network(checkpoint), self._examples(unseen))
            write_rows(self._predictions(part, folds), (row | {"fold": part} for row in found))

        self._once(self._predictions(part, folds), digest_of(checkpoint, self.rows_file), "1", make)

    def _predictions(self, part: int, folds: int) -> Path:
        return self.out / f"predictions-{part}-of-{folds}.jsonl"

    def join_predictions(self, folds: int) -> None:
        """Write `predictions.jsonl` of all parts, in the order of the gold files."""
        found = {row["id"]: row for part in range(folds) for row in read_rows(self._predictions(part, folds))}
        count = write_rows(self.out / "predictions.jsonl", (found[row["id"]] for row in self._gold()))
        click.echo(f"written: {self.out / 'predictions.jsonl'}, {count} rows")

    def ship(self) -> None:
        """Train on all gold and write the model's folder."""
        import shutil

        from nlp.training.encoder.card import write_card
        from nlp.training.encoder.export import difference, export

        checkpoint, folder = self.out / "final.pt", self.out / MODEL
        self._train_gold(self._gold(), checkpoint, self.seed * 10)
        network = self._network(checkpoint)
        export(network, folder)
        shutil.copyfile(self.tokenizer, folder / self.tokenizer.name)
        write_card(folder, self.rows, seed=self.seed)
        click.echo(difference(network, folder, self._gold()[:300]))
        click.echo(f"written: {folder}")
