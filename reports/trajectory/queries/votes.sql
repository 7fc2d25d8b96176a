-- What Serbia did where at least 80 % of the EU stood together and Russia said the opposite; absence is its own answer.
select
    v.rollcall_id as name, date_diff('week', $monday, b.date)::integer as week, 'un_votes' as domain, '' as group_name,
    case v.vote when 'X' then 'absent' when 'A' then 'abstained' when b.russia then 'with_russia' else 'with_eu' end as side
from un_bloc as b
inner join un_vote as v on b.rollcall_id = v.rollcall_id and v.iso3 = 'SRB'
where
    b.date between $monday and $sunday and b.eu_cohesion >= 0.8
    and ((b.eu_majority = 'Y' and b.russia = 'N') or (b.eu_majority = 'N' and b.russia = 'Y'))
order by v.rollcall_id
