-- Share of measures that a country aligned with, by year and half-year; `measures` is the n, of the sources read here.
-- Basis `isac` counts as the ISAC Fund does: by decision, measures with an unfinished procedure left out.
-- The press reports what it finds worth reporting: a sample, no census. Bounds are Wilson's, at 90 %.
with counted as (
    select
        basis, period, country, count(*) filter (is_finished) as measures,
        count(*) filter (is_finished and is_aligned) as aligned, count(*) filter (not is_finished) as unfinished
    from cfsp_counted
    group by basis, period, country
)

select
    basis, period, country, measures, aligned, unfinished,
    case when measures > 0 then aligned / measures end as rate,
    case when measures > 0 then
        (aligned + 1.3530125 - 1.645 * sqrt(aligned * (measures - aligned) / measures + 0.67650625)) / (measures + 2.706025)
    end as rate_low,
    case when measures > 0 then
        (aligned + 1.3530125 + 1.645 * sqrt(aligned * (measures - aligned) / measures + 0.67650625)) / (measures + 2.706025)
    end as rate_high
from counted
