-- Words (stance, plan) and deeds (deal, done) of each week, counted apart; a call is neither.
select
    week, domain, direction,
    count(*) filter (stage in ('stance', 'plan')) as words,
    count(*) filter (stage in ('deal', 'done')) as deeds
from event
where stage <> 'call'
group by week, domain, direction
