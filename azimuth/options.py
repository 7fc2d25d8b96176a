"""Options that several verbs share."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from azimuth.errors import BadInput
from azimuth.stage import days_between

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A calendar day, `YYYY-MM-DD`."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with how one is written."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2025-11-05", param, ctx)


def day_options(command: Command) -> Command:
    """Add `--day`, `--since` and `--until`; read them with `chosen_days`."""
    command = click.option("--until", type=Day(), help="Last day of a range.")(command)
    command = click.option("--since", type=Day(), help="First day of a range.")(command)
    return click.option("--day", type=Day(), help="One day.")(command)


def chosen_days(day: date | None, since: date | None, until: date | None) -> list[date]:
    """Return the days that the options name, in order."""
    if day and not since and not until:
        return [day]
    if since and until and not day:
        return list(days_between(since, until))
    raise BadInput("name the days: --day 2025-11-05, or --since 2025-11-01 --until 2025-11-05")
