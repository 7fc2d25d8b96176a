-- The events of each promise: where it was opened, repeated, kept or broken.
select p.promise_id, e.happened_on, p.role, p.event_id, p.score
from raw.promise_event as p
inner join raw.event as e on p.event_id = e.event_id
order by p.promise_id, e.happened_on, p.event_id
