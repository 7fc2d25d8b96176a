-- The domains on the scale of 0 to 100, by week, as the current run of each week saw them.
select
    r.as_of, d.week, d.domain, d.level, d.low_50, d.high_50, d.low_80, d.high_80, d.low_90, d.high_90, d.level_then,
    d.acts, d.west, d.events, d.votes, d.decisions, d.weight, d.effective_weight, d.p_up, d.p_down, d.withheld
from raw.index_domain as d
inner join index_run as r on d.run_id = r.run_id and r.is_current
order by r.as_of, d.domain, d.week
