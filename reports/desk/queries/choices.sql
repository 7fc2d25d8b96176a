-- Each filter's values, those with most evidence first; the weeks by time.
with counted as (
    select domain, direction, partner, actor, stage, source, week
    from evidence
    where is_counted
),

each_value as (
    unpivot (select * exclude (partner) from counted)
    on domain, direction, actor, stage, source, week into name filter value value
)

select filter, value, count(*) as signals
from (
    from each_value
    union all
    select 'partner' as filter, unnest(list_distinct(partner)) as value from counted
)
group by filter, value
order by filter, case when filter = 'week' then value end desc, signals desc, value
