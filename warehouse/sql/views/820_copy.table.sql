-- Copies: each with the earlier document that it repeats most of, the text's first carrier, the lag and what was changed.
-- An agency or an official is an origin, not manipulation; is_related says that the two outlets have one owner.
select
    c.document_id, c.peer_id, c.first_id, c.carrier_no, c.containment, c.share_of_copy, c.share_of_peer, c.lag_minutes,
    c.is_related, c.origin, c.origin_name, c.is_credited, c.is_title_changed, c.is_script_changed, c.sentences_added,
    c.sentences_dropped, c.added, c.dropped, d.week, d.source, d.title, p.source as peer_source, p.title as peer_title,
    f.source as first_source
from raw.copy as c
inner join document as d on c.document_id = d.document_id
inner join document as p on c.peer_id = p.document_id
inner join document as f on c.first_id = f.document_id
