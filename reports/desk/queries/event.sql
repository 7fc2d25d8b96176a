-- One event.
select * from event where event_id = $event_id
