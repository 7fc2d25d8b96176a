-- A document has a marker once for each span and peer, by one version of the rules.
select document_id, marker_id, part, start_offset, end_offset, peer_id, count(*) as rows
from raw.marker
group by all
having count(*) > 1
