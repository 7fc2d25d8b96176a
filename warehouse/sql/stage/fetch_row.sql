-- Every address asked for: archive/<source>/<day>.fetch.jsonl.
select f.unit, r.* exclude (filename)
from read_json($files, format = 'newline_delimited', filename = true, columns = {
    source: 'varchar',
    day: 'date',
    url: 'varchar',
    role: 'varchar',
    status: 'varchar',
    reason: 'varchar',
    http_status: 'integer',
    fetched_at: 'timestamptz',
    warc_file: 'varchar',
    warc_offset: 'bigint',
    warc_length: 'bigint',
    payload_digest: 'varchar',
    payload_bytes: 'bigint'
}) as r
inner join unit_file as f on r.filename = f.path
