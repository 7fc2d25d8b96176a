-- Signals by domain and direction, this week and the week before.
select
    domain,
    count(*) filter (week = $week and direction = 'west') as west,
    count(*) filter (week = $week and direction = 'neutral') as neutral,
    count(*) filter (week = $week and direction = 'east') as east,
    count(*) filter (week = $week) as total,
    count(*) filter (week = $before) as total_before
from signal
where week in ($week, $before) and not is_duplicate
group by domain
order by total desc, domain
