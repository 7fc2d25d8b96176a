-- Promises that an event opened, kept or broke.
select promise_id, event_id, status, opened_on, said, last_said_on, kept_event_id, kept_on, broken_event_id, broken_on
from promise
where $event_id in (event_id, kept_event_id, broken_event_id)
order by opened_on, promise_id
