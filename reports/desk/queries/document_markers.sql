-- Markers of a document: what rules found, each with how often its rule was right where that was measured.
select
    m.marker_id, m.layer, m.marker, m.score, m.evidence, m.peer_id, m.scheme, m.disarm_id, m.precision, m.precision_low,
    m.precision_high, p.document_id as peer_document
from marker as m
left join document as p on m.peer_id = p.document_id
where m.document_id = $document_id
order by m.layer, m.marker_id, m.score desc nulls last, m.evidence
