-- The rate that a country would have had with a fixed mix of regimes: the raw one falls when the EU issues more
-- measures against Russia. Directly standardised over the families of regimes (russia, thematic, country): weight of a
-- family is its share of all the country's measures, its rate in a period (aligned + m) / (measures + 1), m being the
-- family's rate over all periods; so a family without a measure in the period takes its long-run rate.
with counts as (
    select
        basis, period, country, family, count(*) as measures, count(*) filter (is_aligned) as aligned
    from cfsp_counted
    where is_finished
    group by basis, period, country, family
),

mix as (
    select
        country, family, count(*) filter (is_aligned) / count(*) as long_run_rate,
        count(*) / sum(count(*)) over (partition by country) as share
    from cfsp_alignment
    group by country, family
),

periods as (
    select basis, period, country, sum(measures)::bigint as measures, sum(aligned)::bigint as aligned
    from counts
    group by basis, period, country
)

select
    p.basis, p.period, p.country, p.measures, p.aligned, p.aligned / p.measures as rate,
    sum(m.share * (coalesce(c.aligned, 0) + m.long_run_rate) / (coalesce(c.measures, 0) + 1)) as adjusted_rate,
    sum(m.share) filter (c.measures is not null) as share_seen,
    coalesce(sum(c.measures) filter (m.family = 'russia'), 0)::bigint as russia_measures,
    coalesce(sum(c.aligned) filter (m.family = 'russia'), 0)::bigint as russia_aligned
from periods as p
inner join mix as m on p.country = m.country
left join counts as c
    on p.basis = c.basis and p.period = c.period and p.country = c.country and m.family = c.family
group by p.basis, p.period, p.country, p.measures, p.aligned
