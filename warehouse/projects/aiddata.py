"""AidData's Global Chinese Development Finance Dataset, 2.0 and 3.0: its rows about Serbia as projects."""

from collections.abc import Iterator
from datetime import date, datetime

from warehouse.projects.rows import Project, Stage, layouts
from warehouse.projects.table import Row

# The stage a pair of columns dates: (day, year).
_DATED = {
    "signed": ("committed_on", "committed_year"),
    "construction": ("started_on", "started_year"),
    "done": ("completed_on", "completed_year"),
}


def read_aiddata(rows: list[Row]) -> Iterator[Project]:
    """Yield the projects; an umbrella is left out, for it repeats those below it.

    `is_counted` is what AidData recommends for sums; pledged, suspended and cancelled ones come without it.
    """
    layout = layouts()["aiddata"]
    for row in rows:
        value = row.values
        _check(row)
        if value["country"] not in layout["countries"] or value["umbrella"] == "Yes":
            continue
        yield Project(
            project_id=f"aiddata-{value['id']}",
            name=value["title"],
            origin="CN",
            kind=layout["kinds"].get(value["flow"], "other"),
            sector=layout["sectors"].get(value["sector"], value["sector"].lower()),
            value=_amount(row),
            currency=value["currency"] or None,
            value_eur=_amount(row) if value["currency"] == "EUR" else None,
            financier=value["financier"] or None,
            contractor=value["contractor"] or None,
            state_guarantee={"Yes": True, "No": False}.get(value.get("guarantee", "")),
            is_counted=value["recommended"] == "Yes",
            stages=tuple(_stages(row)),
        )


def _check(row: Row) -> None:
    """Refuse codes that the layout does not have, in every row of the file."""
    for name in ("recommended", "umbrella"):
        if row.values[name] not in {"Yes", "No"}:
            raise row.problem(name, f"{row.values[name]!r}; it must be Yes or No")
    if row.values["status"] not in layouts()["aiddata"]["statuses"]:
        raise row.problem("status", f"unknown status {row.values['status']!r}")
    for name in ("id", "country"):
        if not row.values[name]:
            raise row.problem(name, "empty")


def _stages(row: Row) -> Iterator[Stage]:
    """Yield the stages that are dated, and the one that the status says; that has no day where no column gives it."""
    source = layouts()["aiddata"]["source"]
    url = (row.values.get("urls", "").split("|")[0].strip()) or None
    said = layouts()["aiddata"]["statuses"][row.values["status"]]
    reached = set()
    for stage, (day_column, year_column) in _DATED.items():
        happened_on, precision = _date(row, day_column, year_column)
        if happened_on and said != "mou":
            reached.add(stage)
            yield Stage(stage, happened_on, precision, None, source, url)
    if said == "mou":
        happened_on, precision = _date(row, "committed_on", "committed_year")
        yield Stage("mou", happened_on, precision, row.values["status"], source, url)
    elif said not in reached:
        yield Stage(said, None, "none", row.values["status"], source, url)


def _date(row: Row, day_column: str, year_column: str) -> tuple[date | None, str]:
    written, year = row.values.get(day_column, ""), row.values[year_column]
    if written:
        for form in ("%m/%d/%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(written, form).date(), "day"
            except ValueError:
                continue
        raise row.problem(day_column, f"{written!r} is no day; it must be MM/DD/YYYY")
    if not year:
        return None, "none"
    if not (year.removesuffix(".0").isdecimal() and 1990 <= int(float(year)) <= 2100):
        raise row.problem(year_column, f"{year!r} is no year")
    return date(int(float(year)), 1, 1), "year"


def _amount(row: Row) -> float | None:
    written = row.values["value"].replace(",", "")
    try:
        return float(written) if written else None
    except ValueError as error:
        raise row.problem("value", f"{written!r} is no amount") from error
