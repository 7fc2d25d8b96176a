-- What rules found about documents: facts on the outlet, copies, candidates for narratives and claims. No verdicts.
select
    m.document_id, m.marker_id, m.layer, k.title as marker, m.score, m.part, m.start_offset, m.end_offset, m.evidence,
    m.peer_id, k.scheme, k.disarm_id, k.stix_id, m.rule_version, k.precision, k.precision_low, k.precision_high,
    d.week, d.published_on, d.source, d.language, d.title, d.url, d.is_duplicate, m.run_id, m.marked_at
from raw.marker as m
inner join raw.marker_kind as k on m.marker_id = k.marker_id
inner join document as d on m.document_id = d.document_id
