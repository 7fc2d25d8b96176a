-- Runs of `azimuth events` that changed something: what each was made from, and how many events it gave.
select run_id, made_at, method_version, snapshot_id, since, until, as_of, signals, undated, copies, events, digest
from raw.event_run
order by made_at, run_id
