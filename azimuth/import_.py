"""`azimuth import`: bring in what was not crawled."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from azimuth import importcfsp, importclaims, importlicences, importlistings, importoutlets, importprojects, importvotes
from azimuth.documents import STAGE
from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from azimuth.importtexts import Part


@click.group()
def command() -> None:
    """Bring in what was not crawled: texts, UN votes, alignments with EU measures, sanctions lists, licences, projects.

    \b
    Example:
      azimuth import texts archive.jsonl.gz --name press
      azimuth import un-votes 2026_02_06_ga_voting.csv.gz
    """


command.add_command(importcfsp.command)
command.add_command(importvotes.command)
command.add_command(importprojects.command)
command.add_command(importlistings.command)
command.add_command(importlicences.command)
command.add_command(importoutlets.command)
command.add_command(importclaims.command)


@command.command("texts")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="What to call the import; default: the file's name.")
@click.option("--columns", "columns_text", metavar="OURS=THEIRS,...", help="Columns that have other names than ours.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only count what would become of the rows.")
def texts(*, file: Path, name: str | None, columns_text: str | None, is_dry: bool) -> None:
    """Bring in texts: FILE holds one JSON object a line, plain or gzip.

    Read are the columns outlet (or source), date, title, text, and where they are there url (or url_or_path), lang,
    id (or doc_id) and author. A row that cannot be used is quarantined with its line and reason, the rest goes on.
    A run that was cut goes on where it stopped.

    \b
    Example:
      azimuth import texts archive.jsonl.gz --name press
      azimuth import texts export.jsonl --columns outlet=medium,text=body --dry-run
    """
    from azimuth.importtexts import import_parts
    from nlp.language import identify
    from spiders.importing import Import
    from spiders.importrow import columns_from
    from spiders.textlines import survey

    columns = columns_from(columns_text)
    name = name_of(name, file)
    click.echo(f"reading {file}", err=True)
    found = survey(file, columns)
    batch = f"import-{name}-{found.digest[:8]}"
    job = Import(name, columns, datetime.now(UTC), identify)
    total: Counter[str] = Counter()
    for part in import_parts(file, batch, found, job, is_dry=is_dry):
        total.update(part.counts)
        click.echo(progress(batch, part), err=True)
    click.echo(table(total))
    click.echo("nothing was written" if is_dry else next_steps(batch))


def name_of(name: str | None, file: Path) -> str:
    """Return the name of an import, which goes into folders and addresses; from the file's where none is given."""
    if name is None:
        return re.sub(r"[^a-z0-9]+", "-", file.name.partition(".")[0].lower()).strip("-") or "texts"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise BadInput(f"--name {name!r}: small letters, digits and single hyphens only, like press-2025")
    return name


def progress(batch: str, part: "Part") -> str:
    """Return a part's figures on one line."""
    counts = ", ".join(f"{part.counts[key]} {key}" for key in ("documents", "quarantined", "duplicate"))
    rows = sum(part.counts[key] for key in ("documents", "quarantined", "duplicate"))
    rate = f"{rows / part.seconds:.0f} rows/s" if part.seconds else "already done"
    return f"[{part.number}/{part.of}] {batch} {part.number:04d}: {counts}; {rate}"


def table(total: Counter[str]) -> str:
    """Return the counts, one a line, the ways rows can end first."""
    ends = ["documents", "quarantined", "duplicate"]
    rows = [(key, total[key]) for key in [*ends, *sorted(set(total) - set(ends))]]
    return "\n".join(f"{key:<24}{count:>10,}" for key, count in [*rows, ("rows", sum(total[key] for key in ends))])


def next_steps(batch: str) -> str:
    """Return where the documents are and what makes tables of them."""
    return f"{data_folder() / STAGE / batch}\nnext:\n  azimuth annotate --batch {batch}\n  azimuth load --batch {batch}"
