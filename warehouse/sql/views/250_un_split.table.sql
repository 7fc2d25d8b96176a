-- What a state did where the EU majority and Russia parted, by year. Absence is an answer of its own, and never left out.
-- opposed: one said Y and the other N. different: they said two different things, abstentions included.
with parted as (
    select rollcall_id, year, eu_majority, russia, 'different' as kind
    from un_bloc
    where eu_majority is not null and russia in ('Y', 'A', 'N') and russia <> eu_majority
    union all
    select rollcall_id, year, eu_majority, russia, 'opposed' as kind
    from un_bloc
    where (eu_majority = 'Y' and russia = 'N') or (eu_majority = 'N' and russia = 'Y')
)

select
    v.iso3, p.year, p.kind, count(*)::integer as n,
    count(*) filter (v.vote = p.eu_majority)::integer as with_eu,
    count(*) filter (v.vote = p.russia)::integer as with_russia,
    count(*) filter (v.vote not in ('X', p.eu_majority, p.russia) and v.vote = 'A')::integer as abstained,
    count(*) filter (v.vote not in ('X', 'A', p.eu_majority, p.russia))::integer as against_both,
    count(*) filter (v.vote = 'X')::integer as absent
from parted as p
inner join un_vote as v on p.rollcall_id = v.rollcall_id
group by v.iso3, p.year, p.kind
order by v.iso3, p.year, p.kind
