-- The signals of a document, with what reviewers decided.
select
    e.*,
    (select any_value(event_id) from event_signal as a where a.signal_id = e.signal_id) as event_id
from evidence as e
where e.document_id = $document_id
order by sentence_no, domain, direction
