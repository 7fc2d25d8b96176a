"""`azimuth who NAME`: whom a name means."""

from datetime import date
from typing import TYPE_CHECKING

import click

from azimuth.errors import BadInput
from azimuth.options import Day

if TYPE_CHECKING:
    from nlp.gazetteer import Actor, Holding


@click.command()
@click.argument("name")
@click.option("--on", "day", type=Day(), help="Say which offices were held on this day.")
def command(name: str, day: date | None) -> None:
    """Print the actors that a name may mean, with their offices and other names.

    Any script, case or transcription: "Марка Ђурића", "Vucica", "Huavej". An office's id gives its holders.

    \b
    Example:
      azimuth who "Марка Ђурића"
      azimuth who rs-foreign-minister --on 2021-03-01
    """
    from nlp.gazetteer import holder
    from nlp.gazetteer.lookup import actors_called
    from nlp.gazetteer.offices import holders, offices

    if name in offices():
        click.echo(f"{name}: {offices()[name].name}")
        if day:
            person = holder(name, day)
            click.echo(f"  {day}: {person.name if person else 'not known'}")
            return
        for person, term in holders(name):
            click.echo(f"  {_dates(term)}  {person.name}")
        return
    found = actors_called(name)
    if not found:
        raise BadInput(f"nobody in the gazetteer is called {name!r}; try the surname, or another spelling")
    for actor, form in found:
        _print_actor(actor, form, day)


def _print_actor(actor: "Actor", form: str, day: date | None) -> None:
    from nlp.gazetteer.lookup import names_of
    from nlp.gazetteer.offices import offices

    click.echo(f"{actor.name} ({actor.id}): {actor.kind}, partner {actor.partner}, camp {actor.camp}; found by {form}")
    for term in actor.holdings:
        if day is None or term.covers(day):
            click.echo(f"  {_dates(term)}  {offices()[term.office].name} ({term.office})")
    for language, names in names_of(actor).items():
        click.echo(f"  {language}: {', '.join(names)}")
    if actor.wikidata:
        click.echo(f"  wikidata: {actor.wikidata}")


def _dates(term: "Holding") -> str:
    return f"{term.since or '..........'} to {term.until or 'now       '}"
