-- In which year and half-year each alignment counts, on two bases, and whether it is finished there.
-- Basis `isac` goes by the day of the decision, and leaves out a measure whose statement came after the period;
-- basis `stated` goes by the day of the statement. What has no such day counts in no period.
with dated as (
    select *, 'isac' as basis, decided_on as counts_on from cfsp_alignment
    union all
    select *, 'stated' as basis, stated_on as counts_on from cfsp_alignment
),

periods as (
    select *, year(counts_on)::varchar as period, make_date(year(counts_on), 12, 31) as ends_on
    from dated
    where counts_on is not null
    union all
    select
        *, year(counts_on) || case when month(counts_on) < 7 then 'H1' else 'H2' end as period,
        case when month(counts_on) < 7 then make_date(year(counts_on), 6, 30) else make_date(year(counts_on), 12, 31) end
            as ends_on
    from dated
    where counts_on is not null
)

select
    basis, period, country, decision_id, regime, family, is_aligned,
    coalesce(stated_on <= ends_on, false) as is_finished
from periods
