"""`azimuth check`: the warehouse's rules."""

import json

import click

import azimuth
from azimuth.layout import data_folder


@click.command()
def command() -> None:
    """Run the warehouse's checks: one line a rule, and the first rows that break it.

    Exit code 1 where a rule is broken; `azimuth publish` then publishes nothing.

    \b
    Example:
      azimuth check
    """
    from warehouse.check import run_checks
    from warehouse.migrate import migrated_snapshot
    from warehouse.store import lake_in

    lake = lake_in(data_folder())
    broken = 0
    for finding in run_checks(lake, migrated_snapshot(lake, azimuth.__version__)):
        if not finding.broken:
            click.echo(f"ok      {finding.rule}")
            continue
        broken += 1
        click.echo(f"BROKEN  {finding.rule} Rows: {finding.broken} ({finding.name}); the first:")
        for row in finding.examples:
            click.echo(f"        {json.dumps(row, ensure_ascii=False, default=str)}")
    if broken:
        raise SystemExit(1)
