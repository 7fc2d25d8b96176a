"""The weekly report: one page of figures, one of evidence, one for each cited document, and the data behind them."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import jinja2

from reports.chart import trend_svg
from reports.content import Content, Row, gather, labels
from reports.pages import ReadRecord, cited_documents
from reports.week import Week

TOP_SIGNALS = 20


def write_report(connection: duckdb.DuckDBPyConnection, week: Week, folder: Path, read_record: ReadRecord) -> Content:
    """Write a week's report into a folder of its own; a report that was there is replaced as a whole.

    The same database gives the same bytes. `read_record` gives a document's archived record.
    """
    content = gather(connection, week)
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    (beside / "pages").mkdir(parents=True)
    templates = _templates()
    shown = {"content": content, "labels": labels(), "top": top_signals(content.counted)}
    chart = trend_svg(content.trend) if content.trend else ""
    _write(beside / "report.html", templates.get_template("report.html.j2").render(shown, chart=chart))
    _write(beside / "evidence.html", templates.get_template("evidence.html.j2").render(shown))
    page = templates.get_template("page.html.j2")
    for document in cited_documents(connection, str(week)):
        record = read_record(document)
        text = page.render(shown, document=document, record=record)
        _write(beside / "pages" / f"{document['document_id']}.html", text)
    _write_csv(beside / "signals.csv", content.signals)
    _write_csv(beside / "domains.csv", content.domains)
    _write_csv(beside / "trend.csv", content.trend)
    _write_csv(beside / "coverage.csv", content.coverage)
    _replace(folder, beside)
    return content


def top_signals(signals: list[Row]) -> list[Row]:
    """Return the weightiest signals, the first sentence of each act-like group only.

    Signals of one domain, direction, partner and actor stand for one matter here; grouping into events is a later step.
    """
    seen = set()
    top = []
    for signal in signals:
        key = (signal["domain"], signal["direction"], tuple(signal["partner"]), signal["actor"])
        if key not in seen:
            seen.add(key)
            top.append(signal)
    return top[:TOP_SIGNALS]


def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_csv(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if rows:
            writer.writerow(rows[0])
            writer.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: Any) -> Any:
    """Return a cell that a spreadsheet takes as text: one that opens like a formula gets an apostrophe before it."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in "=+-@\t\r":
        return f"'{value}"
    return value


def _replace(folder: Path, beside: Path) -> None:
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
