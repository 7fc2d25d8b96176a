-- The events of a week that most outlets reported.
select event_id, domain, direction, stage, partner, actor, happened_on, outlets, documents, a.sentence
from event
inner join (select event_id, sentence from event_signal where role = 'first') as a using (event_id)
where week = $week
order by outlets desc, documents desc, happened_on desc, event_id
limit 8
