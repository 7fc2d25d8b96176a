-- What could not become a document: documents/<unit>.quarantine.jsonl.
select f.unit, r.* exclude (filename)
from read_json($files, format = 'newline_delimited', filename = true, columns = {
    source: 'varchar',
    collected_on: 'date',
    url: 'varchar',
    stage: 'varchar',
    reason: 'varchar',
    detail: 'varchar',
    line: 'bigint',
    warc_file: 'varchar',
    warc_offset: 'bigint'
}) as r
inner join unit_file as f on r.filename = f.path
