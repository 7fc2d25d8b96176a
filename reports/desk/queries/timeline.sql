-- Signals by week and direction, of what the filters choose; the latest weeks first.
select
    week,
    count(*) filter (direction = 'west') as west,
    count(*) filter (direction = 'neutral') as neutral,
    count(*) filter (direction = 'east') as east,
    any_value(i.level) as level, any_value(i.low_90) as low_90, any_value(i.high_90) as high_90
from evidence
left join weekly_index as i using (week)
where week is not null and /* condition */
group by week
order by week desc
limit 104
