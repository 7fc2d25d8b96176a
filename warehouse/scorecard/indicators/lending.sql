-- Economic deals of a year by camp, where one lender, China, has the larger part of those with a declared lean.
with deal as (
    select *, list_contains(partner, 'CN') as is_chinese
    from evidence
    where domain = 'economy' and stage in ('deal', 'done') and direction in ('west', 'east')
        and happened_on > $as_of::timestamp - interval 12 month
),

share as (
    select count(*) as deals, avg(is_chinese::integer) as chinese from deal
)

select
    'event' as evidence_kind, d.event_id as evidence_id, d.happened_on, d.stage, d.direction, d.reversal,
    'China has ' || round(100 * s.chinese) || ' % of ' || s.deals || ' deals of 12 months: ' || d.sentences as evidence,
    d.url as source_url
from deal as d, share as s
where d.is_chinese and s.deals >= $least_deals and s.chinese > $largest_share
