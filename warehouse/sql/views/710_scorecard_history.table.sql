-- The scorecard on every day that it was worked out for.
select as_of, indicator, item, status, acts, evidence_kind, evidence_id, happened_on, due_on
from raw.scorecard
