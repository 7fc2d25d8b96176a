"""Word lists and tables, and how they are read; README.md beside this file says where each comes from."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """Return the content of `lexicons/<name>.toml`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
