-- How often a state voted as a reference did, by calendar year: identical, with partial credit, and beyond chance.
-- References: USA, RUS, CHN, DEU, HUN; EU, the majority of its members; EU80, that where 80 % of them stood together.
-- Only votes on which both said Y, A or N. A step from Y to A or A to N is half a disagreement; pi is Scott's, with
-- steps so weighted: 0 is what the two would have by chance, given how often both together say each.
with step (vote, place) as (values ('N', 0), ('A', 1), ('Y', 2)),

reference as (
    select rollcall_id, iso3 as reference, vote from un_vote
    where body = 'GA' and iso3 in ('USA', 'RUS', 'CHN', 'DEU', 'HUN')
    union all
    select rollcall_id, 'EU' as reference, eu_majority from un_bloc where eu_majority is not null
    union all
    select rollcall_id, 'EU80' as reference, eu_majority from un_bloc
    where eu_majority is not null and eu_cohesion >= 0.8
),

paired as (
    select v.iso3, v.year, r.reference, mine.place as mine, theirs.place as theirs
    from un_vote as v
    inner join reference as r on v.rollcall_id = r.rollcall_id
    inner join step as mine on v.vote = mine.vote
    inner join step as theirs on r.vote = theirs.vote
    where v.body = 'GA' and v.iso3 <> r.reference
),

counted as (
    select
        iso3, year, reference, count(*) as n, count(*) filter (mine = theirs) as same,
        sum(abs(mine - theirs)) / 2 as apart,
        (count(*) filter (mine = 0) + count(*) filter (theirs = 0)) / (2 * count(*)) as no,
        (count(*) filter (mine = 1) + count(*) filter (theirs = 1)) / (2 * count(*)) as abstained,
        (count(*) filter (mine = 2) + count(*) filter (theirs = 2)) / (2 * count(*)) as yes
    from paired
    group by iso3, year, reference
)

select
    iso3, year, reference, n::integer as n, same::integer as same, same / n as identical,
    1 - apart / n as partial_credit,
    1 - (apart / n) / nullif(no * abstained + abstained * yes + 2 * no * yes, 0) as pi
from counted
order by iso3, year, reference
