-- New listings of each month by list and programme: parties, counted once however many annexes and measures name them.
-- The denominators of CFSP alignment: what a candidate could have joined. Rows that left their list since count too.
with party as (
    select distinct list, programme, name, listed_on
    from listing
    where listed_on is not null
),

by_day as (
    select list, programme, date_trunc('month', listed_on)::date as month, listed_on, count(*) as parties
    from party
    group by list, programme, listed_on
)

select
    strftime(month, '%Y-%m') as month, list, programme, sum(parties)::bigint as listings,
    count(*) as days, max(parties) as largest_day
from by_day
group by month, list, programme
