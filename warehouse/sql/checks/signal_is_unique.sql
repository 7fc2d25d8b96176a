-- A sentence has a domain and direction once.
select unit, document_id, sentence_no, domain, direction, count(*) as rows
from raw.signal
group by unit, document_id, sentence_no, domain, direction
having count(*) > 1 or count(distinct signal_id) > 1
