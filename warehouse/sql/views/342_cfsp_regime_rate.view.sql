-- Share of measures that a country aligned with, by year, half-year and regime of restrictive measures.
select
    c.basis, c.period, c.country, c.family, c.regime, any_value(r.name) as regime_name,
    count(*) as measures, count(*) filter (c.is_aligned) as aligned, count(*) filter (c.is_aligned) / count(*) as rate
from cfsp_counted as c
left join (select distinct regime, regime_name as name from cfsp_decision) as r on c.regime = r.regime
where c.is_finished
group by c.basis, c.period, c.country, c.family, c.regime
