"""What is loaded as one, and the run that loads it."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """A unit of docs/stages.md: a day and a source, or a part of an import.

    `files` has, by name of the staging query (`warehouse/sql/stage`), the file to read; `repeated` is how many texts
    the stage before left out because the unit, or the import, held them already.
    """

    name: str
    input_digest: str
    files: dict[str, Path] = field(default_factory=dict)
    repeated: int = 0

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(path.stat().st_size for path in self.files.values())


@dataclass(frozen=True)
class Run:
    """Who loads: `kind` is day, range or batch, `scope` says which; `version` is that of Azimuth."""

    run_id: str
    kind: str
    scope: str
    version: str
    started_at: datetime
