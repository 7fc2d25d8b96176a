-- The sentences of every document; sentence 0 is the title.
select s.document_id, s.sentence_no, s.part, s.start_offset, s.end_offset, s.text
from raw.sentence as s
inner join document as d on s.unit = d.unit and s.document_id = d.document_id
