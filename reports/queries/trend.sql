-- Directional signals of each week up to this one: how many, and how many of them west.
select
    week,
    count(*) filter (direction = 'west') as west,
    count(*) filter (direction in ('west', 'east')) as directional
from signal
where week <= $week and week > $earliest and not is_duplicate
group by week
order by week
