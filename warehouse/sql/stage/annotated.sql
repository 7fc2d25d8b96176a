-- Sentences and signals, one line a document: annotated/<unit>.jsonl.
select f.unit, r.* exclude (filename)
from read_json($files, format = 'newline_delimited', filename = true, maximum_object_size = 67108864, columns = {
    document_id: 'varchar',
    pipeline: 'varchar',
    pipeline_version: 'varchar',
    sentences: 'struct(sentence_no integer, part varchar, start integer, "end" integer, text varchar)[]',
    signals: 'struct(
        signal_id varchar, sentence_no integer, domain varchar, direction varchar, partner varchar[], actor varchar,
        stage varchar, reversal boolean, start integer, "end" integer, evidence varchar, rule varchar,
        probability double, is_negated boolean, speaker varchar,
        happened_on date, happened_precision varchar
    )[]'
}) as r
inner join unit_file as f on r.filename = f.path
