-- Events of a kind: of these domains, directions, stages, actors and partners, worded by each of the patterns.
select
    'event' as evidence_kind, event_id as evidence_id, happened_on, stage, direction, reversal,
    coalesce(sentences, domain || ' ' || direction || ' ' || stage) as evidence, url as source_url
from evidence
where list_contains($domains, domain) and list_contains($directions, direction) and list_contains($stages, stage)
    and list_contains($actors, actor) and (len($partners) = 0 or list_has_any(partner, $partners))
    and len(list_filter($patterns, lambda pattern: not regexp_matches(coalesce(folded, ''), pattern))) = 0
