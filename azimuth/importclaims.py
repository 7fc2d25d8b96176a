"""`azimuth import claims`: claims that others have debunked."""

from pathlib import Path

import click

import azimuth
from azimuth.importrun import import_run
from azimuth.layout import data_folder

KIND = "claims"


@click.command("claims")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wait", "wait_seconds", default=600, show_default=True, help="Seconds to wait for another writer.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Only count what the file holds.")
def command(*, file: Path, wait_seconds: int, is_dry: bool) -> None:
    """Import debunked claims, for the queue of claims that documents are like.

    FILE is a CSV of EUvsDisinfo's cases (date, id, title, countries, keywords, languages, outlets), or ClaimReview
    objects of schema.org as JSON or JSON Lines. A file replaces what it said before. A case does not imply that an
    outlet is linked to the Kremlin or sought to disinform (EUvsDisinfo).

    \b
    Example:
      azimuth import claims euvsdisinfo_cases_2015_2019.csv
      azimuth import claims reviews.jsonl --dry-run
    """
    from nlp.claims.match import meanings_of
    from warehouse.claims.keep import keep_claims
    from warehouse.claims.read import read_claims
    from warehouse.imported import ImportedFile, file_digest, is_imported, record_import
    from warehouse.migrate import migrate
    from warehouse.store import lake_in, writing
    from warehouse.transaction import transaction

    claims, left_out = read_claims(file)
    click.echo(f"{file.name}: {len(claims):,} claims; {left_out:,} rows without address or wording, or there twice")
    if is_dry:
        click.echo("nothing was written")
        return
    imported = ImportedFile(KIND, file.name, file_digest(file), len(claims))
    with writing(lake_in(data_folder()), wait_seconds=wait_seconds) as connection:
        migrate(connection, azimuth.__version__)
        if is_imported(connection, KIND, imported.digest):
            click.echo(f"{file.name}: imported before, nothing to do")
            return
        with click.progressbar(claims, label="reading the claims") as shown:
            meanings = [meanings_of([claim.title], ["en"])[0].tolist() for claim in shown]
        run = import_run(KIND, file.name)
        with transaction(connection):
            keep_claims(connection, file.name, claims, meanings, run.run_id)
            record_import(connection, imported, run)
    click.echo(f"{file.name}: {len(claims):,} claims written; `azimuth mark --step claims` makes the queue")
