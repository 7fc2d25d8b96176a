-- What moved the index sums to its change.
select r.run_id, any_value(r.change) as change, sum(p.points) as points
from raw.index_run as r
inner join raw.index_part as p on r.run_id = p.run_id
group by r.run_id
having abs(any_value(r.change) - sum(p.points)) > 1e-9
