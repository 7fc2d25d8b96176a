-- The evidence of each event: all its sentences, in the order in which they were known.
select
    e.event_id, e.role, e.signal_id, g.document_id, g.source, g.published_on, g.stage, g.actor, g.sentence, g.url
from raw.event_signal as e
inner join signal as g on e.signal_id = g.signal_id
order by e.event_id, g.published_on, e.signal_id
