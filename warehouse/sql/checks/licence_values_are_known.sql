-- A licence is there once, permits what is known, and does not end before it starts.
select licence_id, scope, starts_on, ends_on
from raw.licence
where scope not in ('operate', 'negotiate', 'wind down') or ends_on < starts_on
union all
select licence_id, null, null, null from raw.licence group by licence_id having count(*) > 1
