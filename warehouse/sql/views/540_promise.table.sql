-- What was said, and whether it was done: plans and Serbia's declared positions, with the deed that kept or broke each.
select
    p.promise_id, p.event_id, e.domain, e.direction, e.partner, e.actor, e.stage, p.opened_on, p.said, p.last_said_on,
    p.kept_event_id, p.kept_on, p.broken_event_id, p.broken_on, p.status, p.age_days
from raw.promise as p
inner join raw.event as e on p.event_id = e.event_id
order by p.opened_on, p.promise_id
