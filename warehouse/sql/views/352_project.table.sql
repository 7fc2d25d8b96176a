-- Foreign projects in Serbia, each with the last stage known; what no list told is not in it: no census.
-- AidData's, AEI's and our own rows of one undertaking stand beside each other: sum over one list, where is_counted.
with stages as (
    select
        project_id, listed_by, arg_max(stage, (coalesce(happened_on, date '9999-12-31'), rank)) as stage,
        max(happened_on) as stage_since, min(happened_on) as first_seen_on, count(*) as stages
    from project_stage
    group by project_id, listed_by
)

select
    p.project_id, p.name, p.counterpart_origin, p.kind, p.sector, s.stage, s.stage_since, s.first_seen_on,
    coalesce(s.stages, 0) as stages, p.value, p.currency, p.value_eur, p.financier, p.contractor, p.state_guarantee,
    p.is_counted, p.listed_by, p.file, p.imported_at
from raw.project as p
left join stages as s on p.project_id = s.project_id and p.listed_by = s.listed_by
order by p.listed_by, p.project_id
