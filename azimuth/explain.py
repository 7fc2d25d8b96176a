"""`azimuth explain`: show sentence by sentence what the tagger reads and why it gives a signal or none."""

import json
from datetime import date
from typing import Any

import click

from azimuth.options import Day

LANGUAGES = ("sr", "en", "ru", "hr", "bs")


@click.command()
@click.argument("text")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language; found out where it is not given.")
@click.option("--date", "day", type=Day(), help="Day of the text: decides who held which office.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence.")
def command(text: str, lang: str | None, day: date | None, as_json: bool) -> None:
    """Show which actors, cues and rules a text sets off, sentence by sentence, and why a sentence has no signal.

    \b
    Example:
      azimuth explain "Srbija neće uvesti sankcije Rusiji, rekao je Vučić." --lang sr
      azimuth explain "Vucic met Macron in Paris." --lang en --json
    """
    from nlp.explain import explain
    from nlp.language import identify

    rows = explain(text, language=lang or identify(text)[0], day=day)
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    _show(rows)


def _show(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console()
    for row in rows:
        console.print(f"[bold]{escape(row['sentence'])}[/bold]")
        actors = ", ".join(f"{a['text']} = {a['id']} ({a['side']}, {a['camp']})" for a in row["actors"])
        for label, value in (
            ("actors", actors),
            ("speaker", row.get("speaker")),
            ("cues", ", ".join(row.get("cues", ()))),
            ("denied", ", ".join(row.get("denied", ()))),
            ("features", ", ".join(row.get("features", ()))),
        ):
            if value:
                console.print(f"  {label:9} {escape(value)}")
        for signal in row["signals"]:
            partners = ", ".join(signal["partner"])
            console.print(
                f"  [green]signal[/green]    {signal['domain']}/{signal['direction']} {signal['stage']}, "
                f"actor {signal['actor']}, partner {partners}, rule {signal['rule']}"
            )
            console.print(f"            {escape(signal['evidence'])}")
        if row["why_none"]:
            console.print(f"  [yellow]no signal[/yellow] {escape(row['why_none'])}")
