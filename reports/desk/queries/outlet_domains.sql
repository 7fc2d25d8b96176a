-- An outlet's signals that count, by domain and direction.
select
    domain,
    count(*) filter (direction = 'west') as west,
    count(*) filter (direction = 'neutral') as neutral,
    count(*) filter (direction = 'east') as east,
    count(*) as total
from evidence
where source = $source and is_counted
group by domain
order by total desc, domain
