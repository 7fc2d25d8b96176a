"""`azimuth evaluate disinfo`: how often narrative candidates and the queue of claims are right."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from azimuth.layout import whole_file

PRECISION = Path(__file__).parent.parent / "warehouse" / "precision.toml"
OPENS, CLOSES = "<!-- narrative scores -->", "<!-- /narrative scores -->"
HEAD = "# How often the rules were right, where that was measured; a section a marker. Wilson intervals, 95 %.\n"


@dataclass(frozen=True)
class Figure:
    """A measured share: what it is of, right ones, all, the base rate where that says something, and the data."""

    what: str
    right: float
    of: int
    data: str
    base_rate: float | None = None
    marker_id: str | None = None

    @property
    def share(self) -> float:
        """Return the share."""
        return self.right / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Return the Wilson interval of the share, at 95 %."""
        z, n, p = 1.96, self.of, self.share
        middle, half = p + z * z / (2 * n), z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
        return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))


@click.command("disinfo")
@click.option(
    "--data", type=click.Path(file_okay=False, path_type=Path), default=Path("../shared/disinfo"), show_default=True,
    help="Folder with semeval2025_t10/ and vox_propaganda_diary_half.csv; texts for the control in ../text beside it.",
)  # fmt: skip
@click.option("--page", type=click.Path(path_type=Path), help="Put the table between the marks of a page.")
@click.option("--keep", is_flag=True, help="Write the precision of markers to warehouse/precision.toml.")
def disinfo(*, data: Path, page: Path | None, keep: bool) -> None:
    """Measure narrative candidates (cross-validated, near duplicates removed), the claim queue, and false alarms.

    What is not in the folder is left out and said. The labelled documents are English, Russian and Bulgarian: their
    figures say nothing of Serbian ones.

    \b
    Example:
      azimuth evaluate disinfo --data ../shared/disinfo
      azimuth evaluate disinfo --page docs/disinfo.md --keep
    """
    from azimuth.evaluateclaims import claim_figures
    from azimuth.evaluatenarratives import control_figures, narrative_figures

    parts: tuple[Callable[[Path], list[Figure]], ...] = (narrative_figures, claim_figures, control_figures)
    figures = [figure for part in parts for figure in part(data)]
    rows = [
        [
            figure.what,
            f"{figure.share:.3f}",
            "{:.3f} to {:.3f}".format(*figure.interval),
            "" if figure.base_rate is None else f"{figure.base_rate:.3f}",
            f"{figure.of:,}",
            figure.data,
        ]
        for figure in figures
    ]
    heads = ["measured", "figure", "95 %", "base rate", "n", "on"]
    text = "\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows])
    click.echo(text)
    if page:
        _put(page, text)
    if keep:
        _keep([figure for figure in figures if figure.marker_id])


def _put(page: Path, text: str) -> None:
    content = page.read_text(encoding="utf-8")
    before, _, rest = content.partition(OPENS)
    after = rest.partition(CLOSES)[2]
    if not after:
        raise click.UsageError(f"{page} lacks the marks {OPENS} and {CLOSES}")
    with whole_file(page) as file:
        file.write(f"{before}{OPENS}\n\n{text.strip()}\n\n{CLOSES}{after}")


def _keep(figures: list[Figure]) -> None:
    from nlp.narratives.find import rule_version

    sections = tomllib.loads(PRECISION.read_text(encoding="utf-8")) if PRECISION.exists() else {}
    for figure in figures:
        low, high = figure.interval
        sections[str(figure.marker_id)] = {
            "precision": round(figure.share, 4),
            "precision_low": round(low, 4),
            "precision_high": round(high, 4),
            **({} if figure.base_rate is None else {"base_rate": round(figure.base_rate, 5)}),
            "measured_on": figure.data,
            "rule_version": rule_version(),
        }
    with whole_file(PRECISION) as file:
        file.write(HEAD)
        for name, section in sections.items():
            file.write(f"\n[{name}]\n")
            for key, value in section.items():
                file.write(f"{key} = {value}\n" if not isinstance(value, str) else f'{key} = "{value}"\n')
