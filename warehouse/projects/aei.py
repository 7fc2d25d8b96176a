"""AEI's China Global Investment Tracker: its rows about Serbia as projects, signed in the month of the row."""

import calendar
import hashlib
from collections.abc import Iterator
from datetime import date

from warehouse.projects.rows import Project, Stage, layouts
from warehouse.projects.table import Row

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


def read_aei(rows: list[Row]) -> Iterator[Project]:
    """Yield the projects; amounts are millions of US dollars in the table.

    The table has no key: a row is known by month, company and party, so that a corrected amount replaces it.
    """
    layout = layouts()["aei"]
    for row in rows:
        value = row.values
        happened_on, amount = _month(row), _amount(row)
        if value["country"] not in layout["countries"]:
            continue
        key = "\n".join((str(happened_on), value["investor"], value["party"], value.get("subsector", "")))
        is_construction = row.columns["investor"] == "Contractor" or value.get("kind", "").lower() == "construction"
        yield Project(
            project_id=f"aei-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
            name=" / ".join(part for part in (value["investor"], value["party"]) if part),
            origin="CN",
            kind="contractor" if is_construction else "fdi",
            sector=layout["sectors"].get(value["sector"], value["sector"].lower()),
            value=amount,
            currency="USD" if amount is not None else None,
            value_eur=None,
            financier=None,
            contractor=value["investor"] or None,
            state_guarantee=None,
            is_counted=True,
            stages=(Stage("signed", happened_on, "month", None, layout["source"], None),),
        )


def _month(row: Row) -> date:
    written = row.values["month"].strip(".").lower()
    month = _MONTHS.get(written) or _SHORT.get(written[:3]) or (int(written) if written.isdecimal() else 0)
    if not 1 <= month <= 12:
        raise row.problem("month", f"{row.values['month']!r} is no month")
    year = row.values["year"]
    if not (year.isdecimal() and 1990 <= int(year) <= 2100):
        raise row.problem("year", f"{year!r} is no year")
    return date(int(year), month, 1)


def _amount(row: Row) -> float | None:
    written = row.values["millions"].replace("$", "").replace(",", "").strip()
    try:
        return float(written) * 1e6 if written else None
    except ValueError as error:
        raise row.problem("millions", f"{row.values['millions']!r} is no amount") from error
