"""The `azimuth` command: one verb, one file, imported only when it is called."""

import importlib
import os
import sys

import click

import azimuth

# Verb, and the one line that `azimuth --help` shows without importing the verb's file.
VERBS = {
    "sources": "List the sources.",
    "source": "Add a source.",
    "record": "Keep a page of a live site and what is read out of it.",
    "collect": "Fetch pages into the archive (WARC).",
    "archive": "Look into the archive: show, verify, index.",
    "extract": "Read documents out of the archive.",
    "import": "Bring in texts, UN votes, CFSP alignments, listings, projects.",
    "annotate": "Find sentences and signals in documents.",
    "explain": "Show which rules fire on a text, and why.",
    "who": "Look up an actor: names, offices, dates.",
    "evaluate": "Score the tagger on labelled sentences.",
    "label": "Choose sentences to label, and read the labels back.",
    "train": "Train the pipelines or the signal encoder anew.",
    "load": "Load annotated units into the warehouse.",
    "mark": "Mark documents: outlets, copies, candidates for narratives and claims.",
    "check": "Run the warehouse's checks.",
    "events": "Make events of signals, and hold promises against deeds.",
    "trajectory": "Work out the index of a week.",
    "ideal-points": "Estimate where states stand by their UN votes.",
    "scorecard": "Show how the recommendations and red lines stand.",
    "publish": "Publish azimuth.duckdb for analysts.",
    "status": "Show what became of every article, by source and day.",
    "sql": "Ask the published database.",
    "report": "Write the weekly report.",
    "run": "Run the sample or a range of days through Airflow, without a server.",
    "backup": "Keep all that cannot be made anew in a folder.",
    "restore": "Bring a backup back into an empty data folder.",
    "tidy": "Expire old snapshots, merge small files, remove backed-up WARC files.",
    "up": "Start the scheduler and its pages on this machine.",
}


class Verbs(click.Group):
    """A group whose commands live in `azimuth/<verb>.py` as `command`.

    spaCy, Scrapy and Airflow take seconds to import; `--help` must not pay for them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the stages."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the verb's command, or None where there is no such verb."""
        if name not in VERBS:
            return None
        file = "import_" if name == "import" else name.replace("-", "")
        module = importlib.import_module(f"azimuth.{file}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(azimuth.__version__, prog_name="azimuth")
def group() -> None:
    """Where is Serbia's foreign policy heading, and who is bending the picture?

    \b
    Example:
      azimuth collect n1 --day 2025-11-05
      azimuth report 2025-W45
    """


def main() -> None:
    """Run the command line; what a person did wrong is one line and exit code 2.

    The folders raise their own `BadInput` with an `exit_code`, as click's errors do; anything else is a bug and keeps
    its traceback.
    """
    try:
        sys.exit(group.main(prog_name="azimuth", standalone_mode=False))
    except click.Abort:
        sys.exit("azimuth: stopped; run the same command again to go on")
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "azimuth"
        _fail(f"{path}: {error.format_message().rstrip('.')}. See `{path} --help`.", error.exit_code)
    except Exception as error:
        exit_code = getattr(error, "exit_code", None)
        if exit_code is None or "AZIMUTH_DEBUG" in os.environ:
            raise
        _fail(f"azimuth: {error}", exit_code)


def _fail(line: str, exit_code: int) -> None:
    click.echo(" ".join(line.split()), err=True)
    sys.exit(exit_code)
