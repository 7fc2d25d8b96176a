-- The composite on the scale of 0 (all acts lean east) to 100 (all lean west), by week, as the current run of each week saw it.
select
    r.as_of, w.week, w.level, w.low_50, w.high_50, w.low_80, w.high_80, w.low_90, w.high_90, w.level_then,
    w.evidence_share, w.events, w.votes, w.decisions, w.p_up, w.p_down, w.withheld
from raw.index_week as w
inner join index_run as r on w.run_id = r.run_id and r.is_current
order by r.as_of, w.week
