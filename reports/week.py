"""An ISO week of days in Europe/Belgrade, as `2025-W46`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from reports.errors import BadInput


@dataclass(frozen=True)
class Week:
    """One ISO week, from its Monday to its Sunday."""

    monday: date

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Return the week that a text like `2025-W46` names."""
        wrong = BadInput(f"{text!r} is no ISO week; write it like 2025-W46")
        match = re.fullmatch(r"(\d{4})-W(\d{2})", text)
        if not match:
            raise wrong
        try:
            return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))
        except ValueError:
            raise wrong from None

    def __str__(self) -> str:
        """Return the week as it is written."""
        return self.monday.strftime("%G-W%V")

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return self.monday + timedelta(days=6)

    def back(self, weeks: int) -> "Week":
        """Return the week that lies so many weeks before."""
        return Week(self.monday - timedelta(weeks=weeks))
