-- Each crawled source and day: what was expected and seen, how late, what failed, what extraction got, and what is wrong.
with daily as (
    select
        c.*, coalesce(r.is_replay, false) as is_replay, c.day = min(c.day) over of_source as is_first,
        max(c.day) filter (c.new_documents > 0) over so_far as last_new,
        sum(c.new_documents) over so_far_week::bigint as seen_week,
        count(*) filter (c.has_crawl) over so_far_week as crawls_week
    from coverage as c
    left join crawl as r on c.source = r.source and c.day = r.day
    window
        of_source as (partition by c.source),
        so_far as (partition by c.source order by c.day),
        so_far_week as (partition by c.source order by c.day range between interval 6 days preceding and current row)
),

usual as (
    select
        d.source, d.day,
        case when count(*) filter (dayofweek(b.day) = dayofweek(d.day)) >= 3
            then median(b.new_documents) filter (dayofweek(b.day) = dayofweek(d.day))
        end as expected,
        case when count(*) filter (not b.is_first) >= 14 then avg(b.new_documents) filter (not b.is_first) end as normal_day,
        sum(y.dated_share * y.documents) / sum(y.documents) as usual_dated_share,
        sum(y.long_share * y.documents) / sum(y.documents) as usual_long_share,
        sum(y.selector_share * y.documents) / sum(y.documents) as usual_selector_share
    -- Each day against the 56 before it by equality: a condition on a range compares every row with every other.
    from (select source, day, unnest(range(1, 57)) as back from daily) as d
    inner join daily as b on d.source = b.source and b.day = d.day - d.back::integer and b.has_crawl
    left join source_yield as y on b.source = y.source and b.day = y.day
    group by d.source, d.day
),

by_reason as (
    select source, day, reason, count(*) as addresses
    from fetch_row
    where status = 'failed'
    group by source, day, reason
),

failing as (
    select source, day, string_agg(reason || ' ' || addresses, ', ' order by addresses desc, reason) as failures
    from by_reason
    group by source, day
),

unread as (
    select distinct source, day
    from fetch_row
    where role = 'listing' and reason in ('empty-listing', 'bad-listing')
),

joined as (
    select
        d.source, d.kind, d.day, d.has_crawl, d.finish_reason, d.articles, d.failed, d.quarantined,
        d.new_documents as seen, u.expected, d.seen_week, d.crawls_week, date_diff('day', d.last_new, d.day) as days_without_new,
        round(u.normal_day, 2) as normal_day, y.lag_hours, f.failures, y.documents, y.dated_share, y.long_share,
        y.selector_share, u.usual_dated_share, u.usual_long_share, u.usual_selector_share, n.source is not null as is_unread,
        case when not d.is_replay and s.weekly_estimate >= 7 then greatest(1, s.weekly_estimate // 10) end as minimum_week,
        case when not d.is_replay then 5 * s.weekly_estimate end as maximum_week
    from daily as d
    left join usual as u on d.source = u.source and d.day = u.day
    left join source_yield as y on d.source = y.source and d.day = y.day
    left join failing as f on d.source = f.source and d.day = f.day
    left join unread as n on d.source = n.source and d.day = n.day
    left join source as s on d.source = s.source
)

select
    * exclude (crawls_week, is_unread, documents),
    list_filter([
        case when not has_crawl then 'no-crawl' end,
        case when finish_reason in ('no-listing', 'not-archived') then 'no-listing' end,
        case when failed >= 5 and failed * 2 > articles then 'failing' end,
        case when expected >= 4 and seen * 4 < expected then 'few' end,
        case when expected >= 4 and seen > expected * 4 then 'many' end,
        case when days_without_new >= 2 and normal_day * days_without_new >= 5 then 'frozen' end,
        case when is_unread or (documents >= 5 and selector_share * 2 < usual_selector_share) then 'layout' end,
        case when documents >= 5 and dated_share * 2 < usual_dated_share then 'undated' end,
        case when documents >= 5 and long_share * 2 < usual_long_share then 'short' end,
        case when crawls_week = 7 and seen_week < minimum_week then 'below-minimum' end,
        case when crawls_week = 7 and seen_week > maximum_week then 'above-maximum' end
    ], lambda problem: problem is not null) as problems
from joined
