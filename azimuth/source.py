"""`azimuth source`: what is done to the list of sources; `new` adds one."""

import click

from azimuth.sourcenew import new


@click.group()
def command() -> None:
    """Add to the list of sources.

    \b
    Example:
      azimuth source new some_daily --base feed --url https://some-daily.example/rss
    """


command.add_command(new)
