-- Documents as they were read: documents/<unit>.jsonl.
select f.unit, r.* exclude (filename)
from read_json($files, format = 'newline_delimited', filename = true, maximum_object_size = 67108864, columns = {
    document_id: 'varchar',
    source: 'varchar',
    collected_on: 'date',
    url: 'varchar',
    canonical_url: 'varchar',
    title: 'varchar',
    text: 'varchar',
    language: 'varchar',
    script: 'varchar',
    published_at: 'timestamptz',
    published_on: 'date',
    published_precision: 'varchar',
    date_source: 'varchar',
    published_text: 'varchar',
    fetched_at: 'timestamptz',
    author: 'varchar',
    agency: 'varchar',
    section: 'varchar',
    warc_file: 'varchar',
    warc_offset: 'bigint',
    warc_length: 'bigint',
    payload_digest: 'varchar',
    extractor: 'varchar',
    extractor_version: 'varchar',
    extract_agreement: 'double',
    text_hash: 'varchar'
}) as r
inner join unit_file as f on r.filename = f.path
