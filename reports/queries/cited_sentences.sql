-- The sentences of those documents.
select document_id, sentence_no, part, text
from sentence
where document_id in (select document_id from signal where week = $week)
order by document_id, sentence_no
