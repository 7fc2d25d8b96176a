-- Where the EU's members and Russia stood on each vote of the General Assembly; EU by who was a member that day.
-- The majority is what most members said that voted (Y, A or N), where at least ten did.
with eu as (
    select
        v.rollcall_id, count(*) filter (v.vote = 'Y') as yes, count(*) filter (v.vote = 'A') as abstained,
        count(*) filter (v.vote = 'N') as no
    from un_vote as v
    inner join raw.eu_member as m
        on v.iso3 = m.iso3 and v.date >= m.since and v.date < coalesce(m.until, date '9999-12-31')
    where v.body = 'GA' and v.vote <> 'X'
    group by v.rollcall_id
),

russia as (select rollcall_id, vote from un_vote where body = 'GA' and iso3 = 'RUS')

select
    r.rollcall_id, r.date, r.year, r.resolution, r.title,
    (e.yes + e.abstained + e.no)::integer as eu_voting,
    case
        when e.yes + e.abstained + e.no < 10 then null
        when e.yes >= greatest(e.abstained, e.no) then 'Y'
        when e.no >= e.abstained then 'N'
        else 'A'
    end as eu_majority,
    greatest(e.yes, e.abstained, e.no) / (e.yes + e.abstained + e.no) as eu_cohesion,
    s.vote as russia
from un_rollcall as r
left join eu as e on r.rollcall_id = e.rollcall_id
left join russia as s on r.rollcall_id = s.rollcall_id
where r.body = 'GA'
order by r.date, r.rollcall_id
