-- Voting coincidence with the USA as the State Department works it out, for every state and year.
-- Same counts 1, partial (one of the two abstained) a half. Reports for 2022 and later count absence a half too; that for
-- 2020 leaves absences out, and so is done here for the years before. That for 2021 fits neither well. For votes that the
-- files lack see un_missing.
with paired as (
    select v.iso3, v.year, v.vote as mine, u.vote as theirs
    from un_vote as v
    inner join un_vote as u on v.rollcall_id = u.rollcall_id
    where v.body = 'GA' and u.iso3 = 'USA' and v.iso3 <> 'USA' and u.vote <> 'X'
),

counted as (
    select
        iso3, year, count(*)::integer as n, count(*) filter (mine = theirs)::integer as same,
        count(*) filter (mine <> theirs and mine <> 'X' and 'A' not in (mine, theirs))::integer as opposed,
        count(*) filter (mine <> theirs and mine <> 'X' and 'A' in (mine, theirs))::integer as partial,
        count(*) filter (mine = 'X')::integer as absent
    from paired
    group by iso3, year
),

both_ways as (
    select
        *, 100 * (same + partial / 2 + absent / 2) / n as absent_half,
        100 * (same + partial / 2) / nullif(n - absent, 0) as absent_left_out
    from counted
),

lacking as (select year, count(*)::integer as missing from un_missing group by year)

select
    b.iso3, b.year, b.n, b.same, b.opposed, b.partial, b.absent,
    case when b.year >= 2022 then b.absent_half else b.absent_left_out end as coincidence,
    b.absent_half, b.absent_left_out, coalesce(l.missing, 0) as missing
from both_ways as b
left join lacking as l on b.year = l.year
order by b.iso3, b.year
