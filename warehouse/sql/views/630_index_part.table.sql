-- What moved the composite in a week: parts of its change, by piece of evidence; they sum to the change.
select r.as_of, p.domain, p.evidence_kind, p.name, p.log_odds, p.points
from raw.index_part as p
inner join index_run as r on p.run_id = r.run_id and r.is_current
order by r.as_of, abs(p.points) desc, p.domain, p.name
