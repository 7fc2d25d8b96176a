-- What could not become a document, and why.
select unit, source, collected_on, url, stage, reason, detail, line, warc_file, warc_offset
from raw.quarantine
order by unit, line, url
