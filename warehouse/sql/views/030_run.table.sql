-- Runs that loaded something.
select r.run_id, r.kind, r.scope, r.version, r.started_at, max(u.loaded_at) as loaded_at, count(u.unit) as units
from raw.run as r
left join raw.load_unit as u on r.run_id = u.run_id
group by all
order by r.started_at, r.run_id
