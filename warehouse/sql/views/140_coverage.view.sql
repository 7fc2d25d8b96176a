-- Each crawled source and day: whether the crawl ended, and how many articles got which status.
-- A source is expected from its first crawl, or from the first of any where it never had one, to the last day of any.
-- What was only ever replayed from an archive expects the sources of that archive alone.
with span as (select min(day) as first_day, max(day) as last_day from crawl),

first_crawl as (
    select source, min(day) as first_day from crawl group by source
    union all
    select source, first_day from source, span where len(start_urls) > 0 and source not in (select source from crawl)
        and exists (select 1 from crawl where not is_replay)
),

expected as (
    select f.source, unnest(generate_series(f.first_day::timestamp, s.last_day::timestamp, interval 1 day))::date as day
    from first_crawl as f, span as s
),

counted as (
    select
        source, day, count(*) filter (status is distinct from 'redirected') as articles,
        count(*) filter (status in ('new', 'changed', 'duplicate')) as documents,
        count(*) filter (status = 'new') as new_documents,
        count(*) filter (status = 'changed') as changed,
        count(*) filter (status = 'duplicate') as duplicates,
        count(*) filter (status = 'unchanged') as unchanged,
        count(*) filter (status = 'quarantined') as quarantined,
        count(*) filter (status = 'robots') as robots,
        count(*) filter (status = 'failed') as failed,
        count(*) filter (status = 'not_archived') as not_archived
    from document_status
    where day is not null
    group by source, day
)

select
    e.source, o.kind, e.day, c.source is not null as has_crawl, c.finish_reason,
    coalesce(n.articles, 0) as articles, coalesce(n.documents, 0) as documents,
    coalesce(n.new_documents, 0) as new_documents, coalesce(n.changed, 0) as changed,
    coalesce(n.duplicates, 0) as duplicates, coalesce(n.unchanged, 0) as unchanged,
    coalesce(n.quarantined, 0) as quarantined, coalesce(n.robots, 0) as robots,
    coalesce(n.failed, 0) as failed, coalesce(n.not_archived, 0) as not_archived
from expected as e
left join crawl as c on e.source = c.source and e.day = c.day
left join counted as n on e.source = n.source and e.day = n.day
left join source as o on e.source = o.source
