"""`azimuth import cfsp`: who aligned with decisions of the EU's foreign policy."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.cfsp.textfile import Text
    from warehouse.cfsp.write import Batch

KIND = "cfsp"


@click.command("cfsp")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--documents", "is_documents", is_flag=True, help="Read the documents of the warehouse instead of a file."
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Only count what would become of the texts.")
def command(*, path: Path | None, is_documents: bool, is_dry: bool) -> None:
    """Bring in alignments with EU foreign policy: statements of the High Representative, articles, or a table.

    PATH is a folder of texts (*.txt), one of them, a file of JSON objects (*.jsonl with url, date, text, perhaps
    title), or a table (*.csv with decision_cfsp, decision_date, regime, serbia_aligned, statement_date, source_url).
    A text in which no sentence says who aligns is quarantined with the reason. A text file may begin with lines
    `url:`, `date:` and `title:`.

    \b
    Example:
      azimuth import cfsp statements/
      azimuth import cfsp alignment_events.csv --dry-run
      azimuth import cfsp --documents
    """
    if is_documents == (path is not None):
        raise BadInput("name a file or folder, or --documents: azimuth import cfsp statements/")
    if path is None:
        batch, name, digest = documents_of_warehouse()
    elif path.suffix == ".csv":
        batch, name, digest = table_of(path)
    else:
        batch, name, digest = texts_of(path)
    click.echo(summary(batch))
    for source in [source for source in batch.sources if source.outcome == "quarantined"]:
        click.echo(f"quarantined: {source.source_url or source.source_id}: {source.reason}: {source.detail}", err=True)
    click.echo("nothing was written" if is_dry else write(batch, name, digest))


def table_of(path: Path) -> "tuple[Batch, str, str]":
    """Return a table's rows, its name and its digest."""
    from azimuth.cfspsources import batch_of_table
    from warehouse.cfsp.table import read_table
    from warehouse.imported import file_digest

    return batch_of_table(read_table(path), path.name), path.name, file_digest(path)


def texts_of(path: Path) -> "tuple[Batch, str, str]":
    """Return what the texts of a folder or file say, its name and its digest."""
    from azimuth.cfspsources import batch_of_texts
    from azimuth.stage import digest_of
    from nlp.cfsp.textfile import files_of, texts_of_files

    files = files_of(path)
    return batch_of_texts(texts_of_files(files), path.name), path.name, digest_of(*files)


def documents_of_warehouse() -> "tuple[Batch, str, str]":
    """Return what the documents of the warehouse say that name a CFSP decision and speak of aligning."""
    from azimuth.cfspsources import batch_of_texts
    from nlp.cfsp.read import VERSION
    from warehouse.cfsp.documents import documents_to_read
    from warehouse.migrate import migrated_snapshot
    from warehouse.store import lake_in, reading

    lake = lake_in(data_folder())
    snapshot = migrated_snapshot(lake, azimuth.__version__)
    with reading(lake) as connection:
        texts = [text_of(row) for row in documents_to_read(connection, VERSION)]
    return batch_of_texts(texts, "documents"), "documents", f"snapshot-{snapshot}"


def text_of(row: "dict[str, object]") -> "Text":
    """Return a document as a text to read."""
    from nlp.cfsp.textfile import Text

    return Text(**row)  # type: ignore[arg-type]


def summary(batch: "Batch") -> str:
    """Return how the texts ended, and what was found in them, one a line."""
    outcomes = Counter(source.outcome for source in batch.sources)
    reasons = Counter(source.reason for source in batch.sources if source.reason)
    serbia = Counter(row.is_aligned for row in batch.alignments if row.country == "SRB")
    rows: Sequence[tuple[str, int]] = [
        ("read", outcomes["read"]),
        ("quarantined", outcomes["quarantined"]),
        *((f"  {reason}", count) for reason, count in sorted(reasons.items())),
        ("decisions named", len(batch.measures)),
        ("  Serbia aligned", serbia[True]),
        ("  Serbia did not", serbia[False]),
    ]
    return "\n".join(f"{key:<24}{count:>10,}" for key, count in rows)


def write(batch: "Batch", name: str, digest: str) -> str:
    """Write a batch into the warehouse, unless this file was read by this reader before; return what was done."""
    from azimuth.cfspsources import known_regimes
    from azimuth.importrun import import_run
    from warehouse.cfsp.write import read_versions, write_alignment
    from warehouse.imported import ImportedFile, is_imported
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing

    file = ImportedFile(KIND, name, digest, len(batch.sources))
    with writing(lake_in(data_folder())) as connection:
        migrate(connection, azimuth.__version__)
        known = read_versions(connection)
        is_known = all(known.get(source.source_id) == source.reader_version for source in batch.sources)
        if is_known and (is_imported(connection, KIND, digest) or not batch.sources):
            return f"{name}: imported already, nothing to do"
        write_alignment(connection, batch, known_regimes(), file, import_run(KIND, name))
    return f"{name}: {len(batch.sources)} texts or rows written"
