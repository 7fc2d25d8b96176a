"""A document: its sentences with their signals, the WARC record they come from, and its source text."""

from starlette.requests import Request
from starlette.responses import Response

from reports.desk.desk import desk_of, page
from reports.desk.errors import NotFound
from reports.desk.shown import LONGEST_TEXT, cut


def show(request: Request) -> Response:
    """Show one document; its record is read from the archive and its digest compared each time."""
    desk = desk_of(request)
    values = {"document_id": request.path_params["document_id"]}
    rows = desk.database.named("document", values)
    if not rows:
        raise NotFound
    signals = desk.database.named("document_signals", values)
    is_missing = False
    try:
        record = desk.read_record(rows[0])
    except FileNotFoundError:
        # The database may be read where the archive is not; the page says so.
        record, is_missing = None, True
    return page(
        request,
        "document.html.j2",
        document=rows[0],
        sentences=desk.database.named("document_sentences", values),
        signals=signals,
        markers=desk.database.named("document_markers", values),
        others=desk.database.named("document_others", values),
        record=record,
        source_text=cut(record.source_text, LONGEST_TEXT) if record else "",
        is_missing=is_missing,
    )
