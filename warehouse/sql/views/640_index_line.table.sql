-- The composite drawn otherwise: words, deeds, equal weights, without a domain, without a source.
select r.as_of, l.line, l.name, l.week, l.level, l.low_90, l.high_90
from raw.index_line as l
inner join index_run as r on l.run_id = r.run_id and r.is_current
order by r.as_of, l.line, l.name, l.week
