-- The accounts of an event, in the order in which they were known, with what reviewers decided.
select
    a.role, a.signal_id, a.document_id, a.source, a.published_on, a.sentence, a.stage, a.actor,
    e.sentence_no, e.language, e.title, e.url, e.verdict
from event_signal as a
left join evidence as e using (signal_id)
where a.event_id = $event_id
order by case a.role when 'first' then 1 when 'more' then 2 else 3 end, a.published_on nulls last, a.source, a.signal_id
