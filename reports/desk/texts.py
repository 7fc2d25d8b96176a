"""The words of the interface, in English and Serbian (`texts/<language>.toml`)."""

import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from reports.content import labels

LANGUAGES = ("en", "sr")
FOLDER = Path(__file__).parent / "texts"


@cache
def texts(language: str) -> dict[str, Any]:
    """Return the words of one language: `ui`, and the codebook's labels by kind and code."""
    content = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    # Not a dict: to a template `ui.copy` would be a dict's own method.
    content["ui"] = SimpleNamespace(**content["ui"])
    # The report names the codes in English already.
    return (labels() | content) if language == "en" else content


def preferred(cookie: str | None, accepted: str) -> str:
    """Return the language of a reader: the chosen one, else the first known that the browser asks for."""
    if cookie in LANGUAGES:
        return cookie
    asked = [part.split(";")[0].strip().lower()[:2] for part in accepted.split(",")]
    return next((language for language in asked if language in LANGUAGES), "en")
