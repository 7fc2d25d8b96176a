"""The rows that one run gives, in the layout of the warehouse's tables (`warehouse/sql/schema/008_index.sql`)."""

from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
BAND_NAMES = ("low_50", "high_50", "low_80", "high_80", "low_90", "high_90")


@dataclass(frozen=True)
class Result:
    """One run: what it was made from and its headline (`run`), and the rows of the other tables."""

    run: Row
    weeks: list[Row] = field(default_factory=list)
    domains: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    gaps: list[Row] = field(default_factory=list)

    def tables(self) -> dict[str, list[Row]]:
        """Return the rows by table."""
        return {
            "index_run": [self.run],
            "index_week": self.weeks,
            "index_domain": self.domains,
            "index_part": self.parts,
            "index_line": self.lines,
            "index_gap": self.gaps,
        }
