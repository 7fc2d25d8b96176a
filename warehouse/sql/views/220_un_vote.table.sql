-- What each member said on each recorded vote: Y yes, N no, A abstention, X absent or not voting.
select v.rollcall_id, r.body, r.date, r.year, v.iso3, v.vote, v.ms_code
from raw.un_vote as v
inner join un_rollcall as r on v.rollcall_id = r.rollcall_id and v.layout = r.layout
order by r.date, v.rollcall_id, v.iso3
