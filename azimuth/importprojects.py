"""`azimuth import projects`: the register of foreign projects."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

import azimuth
from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from warehouse.projects.write import Listing

KIND = "projects"


@click.command("projects")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", "is_dry", is_flag=True, help="Only count what the file holds.")
def command(*, file: Path | None, is_dry: bool) -> None:
    """Bring in foreign projects and the stages they reached.

    Without FILE the register that comes with Azimuth. FILE is a register in its form (*.toml), or a table (*.csv) in
    the layout of AidData's GCDF 2.0 or 3.0 or of AEI's China Global Investment Tracker, told by its columns; rows about
    other countries are left out. Nothing is matched by parts of names.

    \b
    Example:
      azimuth import projects
      azimuth import projects gcdf_3.0.csv --dry-run
    """
    from warehouse.projects.register import REGISTER

    path = file or REGISTER
    listing = listing_of(path)
    click.echo(summary(listing))
    click.echo("nothing was written" if is_dry else write(path, listing))


def listing_of(path: Path) -> "Listing":
    """Return the projects of a file, checked as a whole."""
    from azimuth.projectnames import names_of_projects
    from warehouse.projects.aei import read_aei
    from warehouse.projects.aiddata import read_aiddata
    from warehouse.projects.register import read_register
    from warehouse.projects.table import rows_of
    from warehouse.projects.write import Listing

    if path.suffix == ".toml":
        projects = read_register(path)
        return Listing("register", projects, names_of_projects(projects))
    layout, rows = rows_of(path)
    projects = list(read_aiddata(rows) if layout == "aiddata" else read_aei(rows))
    twice = [key for key, count in Counter(one.project_id for one in projects).items() if count > 1]
    if twice:
        raise BadInput(f"{path}: {twice[0]} is there twice; each project must have one row")
    return Listing(layout, projects, {})


def summary(listing: "Listing") -> str:
    """Return how many projects and stages there are, by origin of the counterpart."""
    origins = Counter(one.origin for one in listing.projects)
    rows = [
        ("projects", len(listing.projects)),
        *((f"  {origin}", count) for origin, count in sorted(origins.items())),
        ("stages", sum(len(one.stages) for one in listing.projects)),
    ]
    return "\n".join(f"{key:<24}{count:>10,}" for key, count in rows)


def write(path: Path, listing: "Listing") -> str:
    """Write a list into the warehouse, unless this very file is in it; return what was done."""
    from azimuth.importrun import import_run
    from warehouse.imported import ImportedFile, file_digest, is_imported
    from warehouse.migrate import migrate
    from warehouse.projects.write import write_projects
    from warehouse.store import lake_in, writing

    file = ImportedFile(KIND, path.name, file_digest(path), len(listing.projects))
    with writing(lake_in(data_folder())) as connection:
        migrate(connection, azimuth.__version__)
        if is_imported(connection, KIND, file.digest):
            return f"{path.name}: imported already, nothing to do"
        write_projects(connection, listing, file, import_run(KIND, path.name))
    return f"{path.name}: {len(listing.projects)} projects written"
