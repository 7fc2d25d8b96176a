"""Extraction without selectors beside bare trafilatura on the same pages, one core, medians of five.

Run: python benchmarks/extraction.py ../shared/extract/html [--truth ../shared/extract/ground-truth.json]
Prints pages a second of CPU, the ratio, and with the truth each one's F1 (word 4-grams, the benchmark's own measure).
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median
from time import process_time

import trafilatura

from spiders.anypage import read_any

ROUNDS = 5


def main() -> None:
    """Measure both on every page of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--truth", type=Path)
    options = parser.parse_args()
    pages = {
        path.name.split(".")[0]: gzip.decompress(path.read_bytes()) for path in sorted(options.folder.glob("*.gz"))
    }
    truth = json.loads(options.truth.read_text("utf-8")) if options.truth else {}
    ways = {"azimuth": own_text, "trafilatura": bare_text}
    rates = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            rates[name].append(rate(way, pages))
    for name, way in ways.items():
        quality = f", F1 {f1({key: way(pages[key]) for key in truth}, truth):.4f}" if truth else ""
        print(f"{name}: {median(rates[name]):.1f} pages/s{quality}")
    print(f"ratio: {median(own / bare for own, bare in zip(rates['azimuth'], rates['trafilatura'], strict=True)):.2f}")


def own_text(payload: bytes) -> str:
    """Return the text as `azimuth extract` reads it, with title, date and the second extractor's check."""
    return read_any(payload)["articleBody"] or ""


def bare_text(payload: bytes) -> str:
    """Return the text that trafilatura's defaults give, and nothing else."""
    return trafilatura.extract(payload.decode("utf-8", "replace")) or ""


def rate(way: Callable[[bytes], str], pages: dict[str, bytes]) -> float:
    """Return pages a second of CPU."""
    started = process_time()
    for payload in pages.values():
        way(payload)
    return len(pages) / (process_time() - started)


def f1(found: dict[str, str], truth: dict[str, dict[str, str]]) -> float:
    """Return the harmonic mean of mean precision and mean recall in word 4-grams."""
    scores = [shares(grams(page["articleBody"]), grams(found[key])) for key, page in truth.items()]
    precision = fmean(score[0] for score in scores if score[0] is not None)
    recall = fmean(score[1] for score in scores if score[1] is not None)
    return 2 * precision * recall / (precision + recall)


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Count the word 4-grams of a text; a shorter text is one gram."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def shares(gold: Counter[tuple[str, ...]], own: Counter[tuple[str, ...]]) -> tuple[float | None, float | None]:
    """Return precision and recall of one page; None where there is nothing to divide by."""
    hit = (gold & own).total()
    return (hit / own.total() if own else None), (hit / gold.total() if gold else None)


if __name__ == "__main__":
    main()
