-- Sentences that word a narrative, and whose word it is: asserted, quoted, denied or debunked. No verdicts.
select
    n.document_id, n.narrative_id, k.title as narrative, n.sentence_no, n.framing, n.evidence,
    n.framing in ('asserted', 'quoted') as is_candidate, n.rule_version,
    d.week, d.published_on, d.source, d.language, d.title, d.url, d.is_duplicate
from raw.narrative_sentence as n
inner join raw.marker_kind as k on n.narrative_id = k.marker_id
inner join document as d on n.document_id = d.document_id
