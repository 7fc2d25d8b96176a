-- A unit holds a document once.
select unit, document_id, count(*) as rows
from raw.document
group by unit, document_id
having count(*) > 1
