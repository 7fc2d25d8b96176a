-- A document of a unit has a sentence once.
select unit, document_id, sentence_no, count(*) as rows
from raw.sentence
group by unit, document_id, sentence_no
having count(*) > 1
