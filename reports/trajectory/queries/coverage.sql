-- Documents that each crawled source brought, by week; a week that it was not crawled in brought none.
select source, date_diff('week', $monday, day)::integer as week, sum(documents)::bigint as documents
from coverage
where day <= $sunday
group by source, week
order by source, week
