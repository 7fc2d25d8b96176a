-- Promises that are still open, the oldest first, with the sentence that opened each.
select p.promise_id, p.domain, p.direction, p.partner, p.stage, p.opened_on, p.age_days, p.said, p.last_said_on, s.sentence
from promise as p
left join event_signal as s on p.event_id = s.event_id and s.role = 'first'
where p.status = 'open'
