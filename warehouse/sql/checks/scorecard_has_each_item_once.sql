-- A day's scorecard has each indicator once, and a due date only where something was found or set.
select as_of, indicator, status, due_on
from raw.scorecard
where due_on is not null and happened_on is null and rule <> 'deadline'
union all
select as_of, indicator, null, null from raw.scorecard group by as_of, indicator having count(*) > 1
