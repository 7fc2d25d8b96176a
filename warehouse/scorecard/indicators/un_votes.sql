-- Serbia's votes where the EU majority and Russia said yes and no to one resolution; an absence is neutral.
select
    'vote' as evidence_kind, v.rollcall_id::varchar as evidence_id, v.date as happened_on, 'done' as stage,
    case when v.vote = b.eu_majority then 'west' when v.vote = b.russia then 'east' else 'neutral' end as direction,
    false as reversal, 'Serbia ' || v.vote || ', EU majority ' || b.eu_majority || ', Russia ' || b.russia as evidence,
    null as source_url
from un_vote as v
inner join un_bloc as b on v.rollcall_id = b.rollcall_id
where v.iso3 = 'SRB' and v.date <= $as_of
    and ((b.eu_majority = 'Y' and b.russia = 'N') or (b.eu_majority = 'N' and b.russia = 'Y'))
