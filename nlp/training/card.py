"""What a shipped pipeline says of itself: description, licence and attribution, and the card beside its weights."""

import tomllib
from pathlib import Path
from typing import Any

_SOURCES = Path(__file__).parent / "sources.toml"


def description(language: str) -> dict[str, Any]:
    """Return what `meta.json` holds of a language's pipeline: description, licence, sources."""
    entry: dict[str, Any] = tomllib.loads(_SOURCES.read_text(encoding="utf-8"))[language]
    return {
        "description": entry["description"],
        "author": "Azimuth",
        "license": "CC BY-SA 4.0",
        "sources": entry["sources"],
    }


def card(meta: dict[str, Any]) -> str:
    """Return the card of a pipeline as Markdown."""
    variants = meta["performance"]
    figures = list(next(iter(variants.values())))
    lines = [
        f"# {meta['lang'].partition('_')[0]}_{meta['name']} {meta['version']}",
        "",
        f"{meta['description']} Components: {', '.join(meta['pipeline'])}. More in `docs/models.md`.",
        "",
        f"Licence: {meta['license']}, as the treebanks that the weights are adapted from (file `LICENSE`).",
        "",
        "| source | author | licence | used for |",
        "|---|---|---|---|",
        *(f"| [{s['name']}]({s['url']}) | {s['author']} | {s['license']} | {s['use']} |" for s in meta["sources"]),
        "",
        "Scores on the development part, which chose the best step; words as the treebank has them, in percent.",
        f"Seed {meta['seed']}.",
        "",
        f"| text | {' | '.join(figures)} |",
        f"|---|{'---|' * len(figures)}",
        *(f"| {name} | {' | '.join(_cell(found[key]) for key in figures)} |" for name, found in variants.items()),
    ]
    return "\n".join(lines) + "\n"


def _cell(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"
