-- The documents of the week that carry a signal.
select *
from document
where document_id in (select document_id from signal where week = $week)
order by document_id
