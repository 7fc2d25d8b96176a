"""`azimuth events`: signals of many articles about one act become one event; promises are held against deeds."""

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder
from azimuth.options import Day

if TYPE_CHECKING:
    from reports.events.accounts import Wording
    from reports.events.build import Built


@click.command()
@click.option("--since", type=Day(), help="First day on which an event to be made anew began.")
@click.option("--until", type=Day(), help="Last such day.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only count; write nothing.")
def command(*, since: date | None, until: date | None, is_dry: bool) -> None:
    """Make events from the warehouse's signals, and the ledger of promises from the events.

    All is worked out anew and written in one transaction; where nothing changed, nothing is written. Ids of events
    stay, and the table event_lineage says what became of those that do not.

    \b
    Example:
      azimuth events
      azimuth events --since 2025-11-01 --until 2025-11-30 --dry-run
    """
    from reports.events.build import build_events
    from reports.events.store import is_current, store
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing

    if since and until and until < since:
        raise BadInput(f"--until {until} lies before --since {since}: turn them round")
    lake = lake_in(data_folder())
    if not lake.exists:
        raise BadInput(f"there is no warehouse in {lake.folder} yet: run `azimuth load` first")
    click.echo("reading the signals' sentences", err=True)
    with writing(lake) as connection:
        migrate(connection, azimuth.__version__)
        built = build_events(connection, wording(), since=since, until=until)
        if is_dry:
            state = "nothing was written"
        elif is_current(connection, built):
            state = "nothing has changed"
        else:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            store(connection, built, os.environ.get("AZIMUTH_RUN_ID") or f"events {now}", since=since, until=until)
            state = "stored"
    click.echo(f"{summary(built)}; {state}")


def wording() -> "Wording":
    """Return how words are compared: by the pipelines' lemmas and the gazetteer."""
    from nlp.script import fold
    from nlp.wording import terms_of
    from reports.events.accounts import Wording

    return Wording(fold, lambda sentence, language, day: terms_of(sentence, language=language, day=day))


def summary(built: "Built") -> str:
    """Return the counts on one line."""
    promises = built.tables["promise"]
    open_ones = sum(promise["status"] == "open" for promise in promises)
    counts = ", ".join(f"{count} {name}" for name, count in built.counts.items())
    return f"{counts}, {len(built.lineage)} ids given up, {len(promises)} promises ({open_ones} open)"
