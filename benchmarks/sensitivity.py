"""Count, per language, how the tagger's directions compare with labelled ones: the figures of `sensitivity.toml`.

HELD_OUT holds opinions of encoders that were not trained on the row (`azimuth train signals --folds 5`).

Example: python benchmarks/sensitivity.py gold/dev.jsonl held_out.jsonl > reports/trajectory/sensitivity.toml
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from azimuth.annotate import read_sentences
from azimuth.layout import read_rows
from nlp.annotate import signals_of_sentence
from nlp.encoder.model import stored_opinion
from nlp.pipeline import version

SIDES = {"west", "east"}
HEAD = """\
# How the tagger errs about direction, counted on labelled sentences (pipeline {version}, gold rows {gold}):
#   python benchmarks/sensitivity.py {gold} held_out.jsonl > reports/trajectory/sensitivity.toml
# truly_tagged: the label's direction, then the tagger's, where both see a directional act of one domain.
# none_west, none_east: tagged so where the label knows no west or east act of that domain.
"""
KEYS = ("west_west", "west_east", "east_east", "east_west", "none_west", "none_east")


def main(gold: Path, held_out: Path) -> None:
    """Print the counts of every language as TOML."""
    opinions = {row["id"]: stored_opinion(row) for row in read_rows(held_out)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_sentences(gold):
        labelled, tagged = _sides(row["signals"]), _sides(signals_of_sentence(row, opinions[row["id"]]))
        for domain, directions in tagged.items():
            truth = labelled.get(domain, set())
            # A sentence that leans both ways in one domain says nothing about mixing them up.
            if len(truth) < 2:
                counts[row["lang"]].update(f"{next(iter(truth), 'none')}_{direction}" for direction in directions)
    print(HEAD.format(version=version(), gold=gold.name))
    for language, found in sorted(counts.items()):
        print(f"[{language}]")
        print(*(f"{key} = {found[key]}" for key in KEYS), sep="\n", end="\n\n")


def _sides(signals) -> dict[str, set[str]]:  # type: ignore[no-untyped-def]
    sides: dict[str, set[str]] = defaultdict(set)
    for signal in signals:
        if signal["direction"] in SIDES:
            sides[signal["domain"]].add(signal["direction"])
    return sides


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
