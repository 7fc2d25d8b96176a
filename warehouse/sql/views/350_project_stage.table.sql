-- Every stage that a project reached, each with its source; `rank` is how far the stage leads.
select
    s.project_id, s.stage, r.rank, s.happened_on, s.precision, s.evidence, s.source, s.source_url, s.listed_by, s.file,
    s.imported_at
from raw.project_stage as s
inner join (
    values ('mou', 1), ('signed', 2), ('ratified', 3), ('construction', 4), ('done', 5), ('suspended', 6), ('cancelled', 7)
) as r (stage, rank) on s.stage = r.stage
order by s.project_id, s.happened_on, r.rank
