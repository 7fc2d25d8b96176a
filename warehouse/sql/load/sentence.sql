-- Sentences.
select unit, document_id, s.sentence_no, s.part, s.start as start_offset, s."end" as end_offset, s.text
from (select unit, document_id, unnest(sentences) as s from temp.annotated)
