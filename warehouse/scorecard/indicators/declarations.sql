-- EU decisions on restrictive measures that Serbia was invited to join, dated by the statement, else by the decision.
select
    'decision' as evidence_kind, decision_id as evidence_id, coalesce(stated_on, decided_on) as happened_on,
    'deal' as stage, if(is_aligned, 'west', 'east') as direction, false as reversal,
    'Serbia ' || if(is_aligned, 'aligned', 'did not align') || ' with Decision (CFSP) ' || number as evidence, source_url
from cfsp_alignment
where country = $country and coalesce(stated_on, decided_on) <= $as_of
