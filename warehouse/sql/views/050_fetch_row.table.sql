-- Every address asked for, with its one status (named so because `fetch` is a word of SQL).
select
    unit, source, day, url, role, status, reason, http_status, fetched_at,
    warc_file, warc_offset, warc_length, payload_digest, payload_bytes
from raw.fetch_row
order by unit, fetched_at, url, role
