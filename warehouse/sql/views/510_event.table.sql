-- Acts, each once however many articles reported it: coverage is in documents and outlets and never counts as alignment.
select
    event_id, domain, direction, partner, actor, stage, reversal, happened_on,
    strftime(happened_on, '%G-W%V') as week, first_seen_at, first_document_id, first_source, documents, outlets,
    sentences, copies, language, sources, probability
from raw.event
order by happened_on, event_id
