-- The strategy paper's recommendations and red lines as they stood on the latest day worked out.
select
    as_of, item, indicator, title, rule, query, status, acts, acts_west, acts_east, evidence_kind, evidence_id,
    happened_on, evidence, source_url, due_on, due_on - as_of as days_left, definitions_digest, snapshot_id, run_id
from raw.scorecard
where as_of = (select max(as_of) from raw.scorecard)
