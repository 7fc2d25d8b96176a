"""Figures of the search for copies: right and missed on scripted edits of our own articles, and documents a second.

    python benchmarks/copies.py edits                # of the documents in AZIMUTH_DATA (`azimuth run` makes them)
    python benchmarks/copies.py speed 1000000        # made-up texts of the same vocabulary, in a folder of its own

`edits` prints precision and recall of the pairs found, by kind of edit, and fails below the bar.
"""

import math
import random
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from time import monotonic

import duckdb
import numpy as np

from azimuth.layout import data_folder
from nlp.script import fold, script_of, to_cyrillic, to_latin
from warehouse.copies.find import add_samples, find_pairs
from warehouse.copies.mark import COPYPASTA, REPRINT
from warehouse.copies.shingles import Sampler
from warehouse.migrate import migrate
from warehouse.store import Lake, lake_in, reading, writing

LEAST_WORDS = 40
PRECISION, RECALL = 0.98, 0.95
NEW = 2_000
WORDS = 300


def paragraphs(text: str) -> list[str]:
    """Return the sentences of a text where it has few paragraphs, for the sample's articles are short."""
    parts = text.split("\n\n")
    return (
        parts
        if len(parts) > 4
        else [part for part in text.replace("\n\n", " ").replace(". ", ".\0").split("\0") if part]
    )


def cut(text: str, rng: random.Random) -> str:
    """Return the first part of a text, half to four fifths of its sentences."""
    parts = paragraphs(text)
    return " ".join(parts[: max(1, round(len(parts) * rng.uniform(0.5, 0.8)))])


def pad(text: str, rng: random.Random, donors: list[str]) -> str:
    """Return a text with a paragraph of another article put in."""
    parts = paragraphs(text)
    parts.insert(rng.randrange(len(parts) + 1), rng.choice(paragraphs(rng.choice(donors))))
    return " ".join(parts)


def change_script(text: str) -> str:
    """Return a Serbian text in its other script; others as they are."""
    return to_latin(text) if script_of(text) == "Cyrl" else to_cyrillic(text)


def edits_of(text: str, language: str, rng: random.Random, donors: list[str]) -> dict[str, str]:
    """Return the copies of an article, by kind; a swapped headline leaves the text as it is."""
    made = {
        "headline": text,
        "cut": cut(text, rng),
        "paragraph": pad(text, rng, donors),
        "cut and paragraph": pad(cut(text, rng), rng, donors),
    }
    if language == "sr":
        made["script"] = change_script(text)
        made["script, cut and paragraph"] = change_script(pad(cut(text, rng), rng, donors))
    return made


def pairs_among(texts: dict[str, str], folder: Path) -> dict[tuple[str, str], float]:
    """Return the pairs that the search finds among texts, by their names, with the containment of each."""
    ids = {f"{number:016x}": name for number, name in enumerate(texts, 1)}
    names = dict(zip(texts, ids, strict=True))
    with writing(Lake(folder)) as connection:
        migrate(connection, "benchmark")
        add_samples(connection, [(names[name], text) for name, text in texts.items()], Sampler(fold))
        find_pairs(connection, list(ids))
        rows = connection.execute(
            "select printf('%016x', key_a), printf('%016x', key_b), greatest(share_a, share_b) from found"
        ).fetchall()
    return {(ids[a], ids[b]): containment for a, b, containment in rows}


def articles() -> list[tuple[str, str]]:
    """Return text and language of the loaded articles that are long enough to edit."""
    with reading(lake_in(data_folder())) as connection:
        rows = connection.execute("select text, language from document where not is_duplicate order by document_id")
        return [(text, language) for text, language in rows.fetchall() if len(text.split()) >= LEAST_WORDS]


def edits() -> bool:
    """Print precision and recall on scripted edits; return whether both reach the bar."""
    rng = random.Random(5)  # noqa: S311 - reproducible edits, no secret
    found = articles()
    rng.shuffle(found)
    donors, originals = [text for text, _ in found[: len(found) // 5]], found[len(found) // 5 :]
    with tempfile.TemporaryDirectory() as folder:
        alike = pairs_among({str(at): text for at, (text, _) in enumerate(originals)}, Path(folder))
        # Articles of ours that already repeat each other would count as false alarms against their copies.
        repeated = {name for pair in alike for name in pair}
        texts = {}
        for at, (text, language) in enumerate(originals):
            if str(at) not in repeated:
                texts[f"{at}/original"] = text
                made = edits_of(text, language, rng, donors)
                texts |= {f"{at}/{kind}": copy for kind, copy in made.items()}
        pairs = pairs_among(texts, Path(folder) / "edits")
    return show(texts, pairs)


def show(texts: dict[str, str], pairs: dict[tuple[str, str], float]) -> bool:
    """Print the figures of pairs; return whether they reach the bar."""
    right = {pair for pair in pairs if pair[0].split("/")[0] == pair[1].split("/")[0]}
    # Recall is of each copy with its article; precision of every pair that was found, copies of one article too.
    wanted: Counter[str] = Counter(name.split("/")[1] for name in texts if not name.endswith("original"))
    got: Counter[str] = Counter()
    for pair in right:
        kinds = {name.split("/")[1] for name in pair}
        if "original" in kinds:
            got.update(kinds - {"original"})
    precision, recall = len(right) / len(pairs), got.total() / wanted.total()
    possible = sum(1 for _ in combinations(texts, 2))
    families = Counter(name.split("/")[0] for name in texts)
    base_rate = sum(size * (size - 1) // 2 for size in families.values()) / possible
    print(f"{len(texts)} texts, {len(pairs)} pairs found, {len(pairs) - len(right)} wrong, of {possible} possible")
    print(
        f"precision {precision:.4f} ({len(right)}/{len(pairs)}), recall {recall:.4f} ({got.total()}/{wanted.total()})"
    )
    for kind, count in sorted(wanted.items()):
        print(f"  {kind}: {got[kind] / count:.4f} ({got[kind]}/{count})")
    for marker_id, least in (("DUP-COPYPASTA", COPYPASTA), ("DUP-STATE-REPRINT", REPRINT)):
        found = [pair for pair, containment in pairs.items() if containment >= least]
        low, high = wilson(len(right.intersection(found)), len(found))
        print(f"[{marker_id}]\nprecision = {len(right.intersection(found)) / len(found):.4f}")
        print(f"precision_low = {low:.4f}\nprecision_high = {high:.4f}\nbase_rate = {base_rate:.5f}")
    return precision >= PRECISION and recall >= RECALL


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    z, share = 1.959964, right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return middle - half, middle + half


def made_up(count: int) -> Iterator[tuple[str, str]]:
    """Yield ids and texts made of the words of our articles, as often as they occur; each tenth cuts an earlier."""
    words = Counter(word for text, _ in articles() for word in text.split())
    forms = np.array(list(words), dtype=object)
    share = np.array(list(words.values()), dtype=float)
    rng = np.random.default_rng(5)
    cumulative = np.cumsum(share / share.sum())
    last = ""
    for number in range(count):
        if number % 10 == 9:
            text = " ".join(last.split()[: WORDS * 7 // 10])
        else:
            text = last = " ".join(forms[np.searchsorted(cumulative, rng.random(WORDS)).clip(max=len(forms) - 1)])
        yield f"{number:016x}", text


def speed(count: int) -> bool:
    """Print documents a second and memory: so many texts indexed and compared, then a day's new ones with all."""
    texts = made_up(count)
    sampler = Sampler(fold)
    with tempfile.TemporaryDirectory() as folder, writing(Lake(Path(folder))) as connection:
        migrate(connection, "benchmark")
        connection.execute("set threads = 1")
        indexing, making = 0.0, 0.0
        for start in range(0, count, 20_000):
            began = monotonic()
            some = [next(texts) for _ in range(min(20_000, count - start))]
            made = monotonic()
            add_samples(connection, some, sampler)
            indexing, making = indexing + monotonic() - made, making + made - began
        rows = connection.execute("select sum(hashes) from raw.shingled").fetchall()[0][0]
        began = monotonic()
        find_pairs(connection, [f"{number:016x}" for number in range(count)])
        querying = monotonic() - began
        planted = connection.execute(
            "select count(*) filter (where key_b = key_a + 1 and key_b % 10 = 9), count(*) from found"
        ).fetchall()[0]
        began = monotonic()
        find_pairs(connection, [f"{number:016x}" for number in range(count - NEW, count)])
        day = monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    rate = count / (indexing + querying)
    print(f"{count:,} documents of {WORDS} words, {rows:,} hashes; made in {making:.0f} s")
    print(f"index {indexing:.1f} s, all against all {querying:.1f} s: {rate:,.0f} documents/s; peak {peak:.2f} GB")
    print(
        f"{NEW:,} new against all: {day:.1f} s; {planted[0]:,} of {count // 10:,} planted copies, {planted[1]:,} pairs"
    )
    return rate >= 2_000


if __name__ == "__main__":
    is_good = edits() if sys.argv[1] == "edits" else speed(int(sys.argv[2]))
    print(f"duckdb {duckdb.__version__}: {'reaches' if is_good else 'misses'} the bar")
    sys.exit(not is_good)
