-- A page of events, those of most outlets first within a week.
select
    event_id, domain, direction, stage, partner, actor, happened_on, week, outlets, documents, a.sentence,
    count(*) over () as total
from event
inner join (select event_id, sentence from event_signal where role = 'first') as a using (event_id)
where /* condition */
order by week desc, outlets desc, documents desc, event_id
limit $rows offset $skipped
