-- Every collected document points to the record of a fetched address.
select d.unit, d.document_id, d.url, d.warc_file, d.warc_offset
from raw.document as d
anti join raw.fetch_row as f
    on d.unit = f.unit and d.warc_file = f.warc_file and d.warc_offset = f.warc_offset and f.status = 'fetched'
where d.collected_on is not null
