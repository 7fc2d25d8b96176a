-- Each filter's values, those with most evidence first.
select filter, value, count(*) as signals
from (
    unpivot (
        select domain, direction, unnest(partner) as partner, actor, stage, source, week
        from evidence
        where is_counted
    )
    on domain, direction, partner, actor, stage, source, week into name filter value value
)
group by filter, value
order by filter, case when filter = 'week' then value end desc, signals desc, value
