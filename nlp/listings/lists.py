"""The word lists of this folder, and a digest of all that decides about a tie."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import nlp
from nlp.gazetteer.records import KINDS

FOLDER = Path(__file__).parent


@cache
def read_list(name: str) -> dict[str, Any]:
    """Return the content of `nlp/listings/<name>.toml`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def watch_digest() -> str:
    """Return the SHA-256 of the watch list, the gazetteer's names and what compares them: ties belong to it."""
    root = Path(nlp.__file__).parent
    files = [*sorted(FOLDER.glob("*.*")), root / "names.py", root / "script.py", root / "lexicons/spelling.toml"]
    digest = hashlib.sha256()
    for path in [*files, *(root / f"gazetteer/{name}.toml" for name in sorted(KINDS))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
