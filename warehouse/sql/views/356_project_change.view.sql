-- From which stage to which each project went, and when; the first row of a project has no earlier stage.
select
    project_id, listed_by,
    lag(stage) over (partition by project_id, listed_by order by happened_on, rank) as from_stage,
    stage as to_stage, happened_on, precision,
    date_diff(
        'day', lag(happened_on) over (partition by project_id, listed_by order by happened_on, rank), happened_on
    ) as days_since,
    evidence, source, source_url
from project_stage
where happened_on is not null
