"""The documents of the lake that may say who aligned: those that name a CFSP decision and speak of aligning."""

from typing import Any

import duckdb

_QUERY = """
    select d.document_id, d.url, coalesce(d.title, '') as title, d.text, d.published_on as stated_on
    from document as d
    left join raw.cfsp_source as s on d.document_id = s.document_id and s.reader_version = $version
    where not d.is_duplicate and s.source_id is null
        and regexp_matches(d.text, '(?i)\\((CFSP|ZSBP|ЦФСП|ЗСБП)\\)|/\\s?CFSP')
        and regexp_matches(d.text, '(?i)\\balign|usklad|усклад|usaglas|усаглас|pridruži|придружи')
    order by d.document_id
"""


def documents_to_read(connection: duckdb.DuckDBPyConnection, reader_version: str) -> list[dict[str, Any]]:
    """Return id, address, title, text and day of the documents that this reader has not read yet."""
    result = connection.execute(_QUERY, {"version": reader_version})
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
