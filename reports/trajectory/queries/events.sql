-- Events of the weeks wanted that lean west or east; a call commits nobody and weighs nothing.
select
    e.event_id as name, date_diff('week', $monday, e.happened_on)::integer as week, e.domain, e.language as group_name,
    e.direction as side, w.weight, e.stage, e.actor, e.sources
from event as e
inner join stage_weight as w on e.stage = w.stage
where e.direction in ('west', 'east') and w.weight > 0 and e.happened_on between $monday and $sunday
order by e.event_id
