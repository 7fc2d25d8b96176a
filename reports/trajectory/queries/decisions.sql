-- Decisions of the EU with which Serbia was invited to align, in the week of the statement that says whether it did.
select
    decision_id as name, date_diff('week', $monday, stated_on)::integer as week, 'sanctions' as domain,
    case family when 'russia' then 'russia' else 'other' end as group_name,
    case when is_aligned then 'aligned' else 'not_aligned' end as side
from cfsp_alignment
where country = 'SRB' and stated_on between $monday and $sunday
order by decision_id
