-- Alerts: acts that crossed a red line of the strategy paper (crossed) or announce it (warning), as on the latest day.
select as_of, red_line, indicator, level, event_id, evidence_kind, since, evidence, source_url, run_id
from raw.red_line
where as_of = (select max(as_of) from raw.scorecard)
