-- Summaries of crawls: archive/<source>/<day>.crawl.json.
select f.unit, r.* exclude (filename)
from read_json($files, format = 'unstructured', filename = true, columns = {
    source: 'varchar',
    day: 'date',
    finish_reason: 'varchar',
    counts: 'map(varchar, bigint)',
    offsite: 'bigint',
    is_replay: 'boolean',
    label: 'varchar',
    software: 'varchar',
    finished_at: 'timestamptz'
}) as r
inner join unit_file as f on r.filename = f.path
