-- What in the register cannot all be true, and what signals say against it; each row is for a person to settle.
-- Kinds: order (a stage dated before one that comes ahead of it), after-end (a stage after cancelled),
-- two-days (two sources a month or more apart on one stage), signal-after-end (a signal of progress after cancelled, or
-- of a reversal after done).
with ordered as (
    select
        *, min(happened_on) over (partition by project_id, listed_by, stage) as first_on,
        max(happened_on) over (partition by project_id, listed_by, stage) as last_on,
        lag(stage) over (partition by project_id, listed_by order by rank, happened_on) as stage_before,
        lag(happened_on) over (partition by project_id, listed_by order by rank, happened_on) as before_on,
        lag(precision) over (partition by project_id, listed_by order by rank, happened_on) as before_precision,
        lag(stage) over (partition by project_id, listed_by order by happened_on, rank) as earlier_stage
    from project_stage
    where happened_on is not null
)

select
    'order' as kind, project_id, listed_by, stage, happened_on,
    stage || ' on ' || happened_on || ', but ' || stage_before || ' on ' || before_on as detail, null as signal_id, source_url
from ordered
-- A year's or month's first day says nothing about the order within it.
where rank < 6 and happened_on < before_on and stage <> stage_before
    and not (precision = 'year' and year(happened_on) = year(before_on))
    and not (precision = 'month' and date_trunc('month', happened_on) = date_trunc('month', before_on))

union all

select
    'after-end', project_id, listed_by, stage, happened_on,
    stage || ' on ' || happened_on || ', after ' || earlier_stage, null, source_url
from ordered
where earlier_stage = 'cancelled' and stage <> 'cancelled'

union all

select
    'two-days', project_id, listed_by, stage, happened_on,
    stage || ' on ' || first_on || ' and on ' || last_on, null, source_url
from ordered
where happened_on = last_on and date_diff('day', first_on, last_on) > 31

union all

select
    'signal-after-end', project_id, 'register', suggested_stage, published_on,
    suggested_stage || ' by a signal, but the register has ' || known_stage, signal_id, url
from project_evidence
where (known_stage = 'cancelled' and suggested_stage <> 'suspended') or (known_stage = 'done' and suggested_stage = 'suspended')
