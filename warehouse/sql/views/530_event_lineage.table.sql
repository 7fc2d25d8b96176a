-- Events that are no more: two that turned out to be one, or whose first account is gone.
select event_id, into_event_id, run_id, changed_at
from raw.event_lineage
order by changed_at, event_id
