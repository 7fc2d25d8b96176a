"""`azimuth source new`: the file of a new source, checked, and what has to be written before its tests are green."""

import importlib.util
import json
import re
from pathlib import Path

import click

from azimuth.errors import BadInput
from azimuth.layout import whole_file

SITES = Path(__file__).parent.parent / "spiders" / "sites"
BASES = {
    "feed": ("spiders.feed", "FeedSource"),
    "sitemap": ("spiders.sitemap", "SitemapSource"),
    "wordpress": ("spiders.wordpress", "WordPressSource"),
    "listing": ("spiders.listing", "ListingSource"),
}


@click.command()
@click.argument("name")
@click.option("--base", type=click.Choice(list(BASES)), prompt=True, help="How the site is read.")
@click.option("--url", prompt=True, help="Address of the feed, sitemap, REST interface or section page.")
@click.option("--links", help="CSS selector of the links to articles; only, and always, for --base listing.")
@click.option("--publisher", prompt=True, help="Name of the publisher.")
@click.option("--owner", prompt=True, help="Who owns it.")
@click.option("--country", prompt=True, help="Two capital letters, or EU, UN, NATO, OSCE, EnC.")
@click.option("--kind", type=click.Choice(["official", "news"]), prompt=True, help="Who speaks: a state, or media.")
@click.option("--language", prompt=True, help="Language and script: en, sr-Latn, sr-Cyrl.")
@click.option("--time-zone", default="Europe/Belgrade", show_default=True, help="Where times without a zone are from.")
@click.option("--weekly-estimate", type=click.IntRange(min=1), prompt=True, help="Articles a week; a guess will do.")
@click.option("--terms", prompt=True, help="Licence or terms, as far as known; 'terms not read' where not.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=SITES,
    help="Folder for the file; default: spiders/sites of this checkout.",
)
def new(name: str, base: str, links: str | None, into: Path, **declared: str | int) -> None:
    """Write spiders/sites/NAME.py; what is not given is asked for.

    The tests of sources are red from then on, until the source has a recorded page and a row in docs/sources.md.

    \b
    Example:
      azimuth source new some_daily --base feed --url https://some-daily.example/rss
    """
    path = into / f"{name}.py"
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise BadInput(f"{name!r}: a name is lower-case words joined by underscores, such as some_daily")
    if path.exists():
        raise BadInput(f"{path}: exists; choose another name, or edit it")
    if bool(links) != (base == "listing"):
        raise BadInput("--links belongs to --base listing, and only there: a selector such as 'h3 a'")
    start = declared.pop("url")
    attributes: dict[str, object] = {"name": name, **declared, "start_urls": [start]}
    if links:
        attributes["links"] = links
    with whole_file(path) as file:
        file.write(source_file(name, base, attributes))
    refuse_bad(path)
    click.echo(f"{path}\nits tests are red now: pytest tests/test_sources.py -k {name}")
    click.echo("next: its sample page (CONTRIBUTING, step 2), its row in docs/sources.md, then `azimuth record`")


def source_file(name: str, base: str, attributes: dict[str, object]) -> str:
    """Return the text of a source's file."""
    module, parent = BASES[base]
    class_name = "".join(part.capitalize() for part in name.split("_"))
    publisher = str(attributes["publisher"]).rstrip(".")
    order = ("name", "publisher", "owner", "country", "kind", "language", "time_zone", "weekly_estimate", "terms")
    lines = [f'"""{publisher}."""', "", f"from {module} import {parent}", "", ""]
    lines += [f"class {class_name}({parent}):", f'    """{publisher}."""', ""]
    for key in (*order, "start_urls", "links"):
        if key in attributes:
            lines.append(f"    {key} = {json.dumps(attributes[key], ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def refuse_bad(path: Path) -> None:
    """Load the file as the list of sources would; take it away and raise `BadInput` where it would be refused."""
    from spiders.errors import BadInput as BadDeclaration

    spec = importlib.util.spec_from_file_location(f"spiders.sites.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ValueError(f"{path}: not importable")
    try:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    except (BadDeclaration, SyntaxError) as error:
        path.unlink()
        raise BadInput(f"not written: {error}") from error
