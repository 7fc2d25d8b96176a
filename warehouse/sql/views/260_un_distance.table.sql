-- A state's likeness to the USA, Russia and China beside that of the median EU member, by year.
-- Raw agreement with the USA broke as a yardstick in 2025, when the USA itself moved: only the difference compares years.
-- cosine: votes as 1 (Y), -1 (N) and 0 (A, absent), over all votes of the year that both were members for.
with number as (
    select rollcall_id, year, iso3, case vote when 'Y' then 1 when 'N' then -1 else 0 end as said
    from un_vote
    where body = 'GA'
),

likeness as (
    select
        n.iso3, n.year, r.iso3 as reference,
        sum(n.said * r.said) / nullif(sqrt(sum(n.said ** 2)) * sqrt(sum(r.said ** 2)), 0) as cosine
    from number as n
    inner join number as r on n.rollcall_id = r.rollcall_id
    where r.iso3 in ('USA', 'RUS', 'CHN') and n.iso3 <> r.iso3
    group by n.iso3, n.year, r.iso3
),

median as (
    select l.year, l.reference, median(l.cosine) as eu_cosine
    from likeness as l
    inner join raw.eu_member as m
        on l.iso3 = m.iso3 and make_date(l.year, 12, 31) >= m.since
        and make_date(l.year, 12, 31) < coalesce(m.until, date '9999-12-31')
    group by l.year, l.reference
)

select
    l.iso3, l.year, l.reference, l.cosine, m.eu_cosine, l.cosine - m.eu_cosine as difference,
    a.identical, e.eu_identical, a.identical - e.eu_identical as identical_difference
from likeness as l
left join median as m on l.year = m.year and l.reference = m.reference
left join un_agreement as a on l.iso3 = a.iso3 and l.year = a.year and l.reference = a.reference
left join (
    select g.year, g.reference, median(g.identical) as eu_identical
    from un_agreement as g
    inner join raw.eu_member as m
        on g.iso3 = m.iso3 and make_date(g.year, 12, 31) >= m.since
        and make_date(g.year, 12, 31) < coalesce(m.until, date '9999-12-31')
    group by g.year, g.reference
) as e on l.year = e.year and l.reference = e.reference
order by l.iso3, l.year, l.reference
