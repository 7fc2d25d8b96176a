"""`azimuth desk`: the analysts' web pages over the published database."""

import getpass
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from azimuth.errors import BadInput
from azimuth.layout import data_folder

if TYPE_CHECKING:
    from reports.desk.desk import Correction, Desk

PORT = 8765
SHORTEST_TOKEN = 16


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    help="File with the token that readers must give; needed for any address but this machine's own.",
)
@click.option("--reviewer", default=None, help="Name that decisions are kept under; default: the user's name.")
def command(*, port: int, host: str, token_file: Path | None, reviewer: str | None) -> None:
    """Serve the desk: search, evidence, events, outlets, archived pages, and review.

    It reads azimuth.duckdb as `azimuth publish` left it, follows a new publishing, and writes nothing but decisions of
    reviewers, which go to the warehouse. Ctrl-C stops it.

    \b
    Example:
      azimuth desk
      azimuth desk --host 0.0.0.0 --token-file token.txt
    """
    import uvicorn

    from reports.desk.app import build

    token = token_for(host, token_file)
    with listen(host, port) as listening:
        click.echo("Opening the database; the search index is made where it is not there yet.", err=True)
        app = build(make_desk(token, reviewer or getpass.getuser()))
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise `BadInput` where the address is not this machine's, or the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise BadInput(
            f"cannot listen at {host}, port {port} ({error.strerror}): name another --host or --port"
        ) from error


def token_for(host: str, token_file: Path | None) -> str | None:
    """Return the token of a file; raise `BadInput` where an address needs one and there is none that is long enough."""
    from reports.desk.guard import is_loopback

    if token_file is None:
        if is_loopback(host):
            return None
        raise BadInput(f"{host} can be reached from other machines: name a file with a token, --token-file FILE")
    try:
        token = token_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{token_file} cannot be read as text: write a token into it ({error})") from error
    if len(token) < SHORTEST_TOKEN:
        raise BadInput(f"the token in {token_file} has fewer than {SHORTEST_TOKEN} characters: write a longer one")
    return token


def make_desk(token: str | None, reviewer: str) -> "Desk":
    """Return the desk over the data folder; decisions are kept under the reviewer's name."""
    from azimuth.deskcorrections import keep_correction, read_corrections
    from azimuth.desksearch import keys_of
    from azimuth.report import read_record
    from reports.desk.database import Database
    from reports.desk.desk import Desk

    def add_correction(correction: "Correction") -> None:
        keep_correction(correction, reviewer)

    database = Database(data_folder() / "azimuth.duckdb", keys_of, read_corrections)
    return Desk(database, read_record, add_correction, token)
